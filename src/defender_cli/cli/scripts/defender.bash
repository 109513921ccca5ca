# Completion of defender for bash. What it offers is quoted already.
_defender_completion() {
    local offer
    COMPREPLY=()
    while IFS= read -r offer; do
        COMPREPLY+=("$offer")
    done < <(
        # COMP_WORDS is an array here, which cannot be set for a command alone.
        env _DEFENDER_COMPLETE=complete_bash \
            COMP_WORDS="${COMP_LINE:0:COMP_POINT}" _DEFENDER_WORD="$2" "$1" 2>/dev/null
    )
}

complete -o default -F _defender_completion defender
