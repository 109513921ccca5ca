# Completion of defender for fish, which quotes what it inserts.
function __defender_has_offers
    set -l line (commandline --current-process --cut-at-cursor | string collect)
    set -g __defender_offers (
        env _DEFENDER_COMPLETE=complete_fish COMP_WORDS="$line" defender 2>/dev/null
    )
    test (count $__defender_offers) -gt 0
end

# Files are offered where nothing else is.
complete --command defender --condition __defender_has_offers --no-files \
    --arguments '$__defender_offers'
