#compdef defender
# Completion of defender for zsh. compadd quotes what it inserts.

_defender_completion() {
    local offer line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX"
    local -i at width=0
    local -a offers meanings shown
    for offer in "${(@f)$(
        env _DEFENDER_COMPLETE=complete_zsh COMP_WORDS="$line" "${(Q)words[1]}" 2>/dev/null
    )}"; do
        [[ -n $offer ]] || continue
        meanings+=("${${(M)offer%$'\t'*}/$'\t'/  -- }")
        offer="${offer%%$'\t'*}"
        offers+=("$offer")
        (( ${(m)#offer} > width )) && width=${(m)#offer}
    done
    if (( ! $#offers )); then
        compset -P 1 '--*='
        _files
    elif [[ -z "${(j::)meanings}" ]]; then
        compadd -V defender -a offers
    else
        for (( at = 1; at <= $#offers; at++ )); do
            shown+=("${(mr:width:)offers[at]}${meanings[at]}")
        done
        compadd -l -V defender -d shown -a offers
    fi
}

# The first time, zsh loads this file as the completion itself.
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _defender_completion "$@"
else
    compdef _defender_completion defender
fi
