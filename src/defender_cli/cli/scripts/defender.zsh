#compdef defender
# Completion of defender for zsh. compadd quotes what it inserts.

_defender_completion() {
    emulate -L zsh
    local offer
    local -a offers shown
    local line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX"
    for offer in "${(@f)$(
        env -u COMP_CWORD _DEFENDER_COMPLETE=complete_zsh COMP_WORDS="$line" \
            "${(Q)words[1]}" 2>/dev/null
    )}"; do
        [[ -n $offer ]] || continue
        offers+=("${offer%%$'\t'*}")
        shown+=("${offer/$'\t'/  -- }")
    done
    if (( ! $#offers )); then
        compset -P 1 '--*='
        _files
    elif [[ "$offers" == "$shown" ]]; then
        compadd -V defender -a offers
    else
        compadd -l -V defender -d shown -a offers
    fi
}

# The first time, zsh loads this file as the completion itself.
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _defender_completion "$@"
else
    compdef _defender_completion defender
fi
