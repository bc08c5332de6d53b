# Completion of ticketctl for bash. Ticket numbers and names come from the desk itself where it can be read.

# The newest ones: who completes a number wants it at once, however many there are.
_ticketctl_tickets() {
  ticketctl --json list --limit 200 2>/dev/null | grep -o '"number": *[0-9]*' | grep -o '[0-9]*$'
}

_ticketctl_calendars() {
  local program folder
  program=$(command -v ticketctl) || return
  folder=$(dirname "$(readlink -f "$program")")/../share/ticketd/calendars
  [[ -d $folder ]] && find "$folder" -name '*.yaml' -printf '%f\n' | sed 's/\.yaml$//'
}

# The first word that is neither an option nor an option's value.
_ticketctl_command() {
  local i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --config) ((i++)) ;;
      -*) ;;
      *)
        echo "${COMP_WORDS[i]}"
        return
        ;;
    esac
  done
}

_ticketctl() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command words
  local commands='attachment calendar call check-config command customer drill due escalations history list mailbox
    outbox parse replay reply rota show stats unfiled'
  local everywhere='--config --json --help --version'
  COMPREPLY=()
  command=$(_ticketctl_command)

  case $previous in
    --config)
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      compopt -o filenames 2>/dev/null
      return
      ;;
    --calendar)
      mapfile -t COMPREPLY < <(compgen -W "$(_ticketctl_calendars)" -- "$current")
      return
      ;;
    --status)
      mapfile -t COMPREPLY < <(compgen -W 'new open waiting resolved closed quarantined all' -- "$current")
      return
      ;;
    --acknowledge | --stop | --restart)
      mapfile -t COMPREPLY < <(compgen -W "$(_ticketctl_tickets)" -- "$current")
      return
      ;;
    --from | --working | --limit | --as | --minutes) return ;;
  esac

  case $command in
    '') words="$commands $everywhere" ;;
    parse)
      mapfile -t COMPREPLY < <(compgen -f -- "$current"; compgen -W "$everywhere" -- "$current")
      compopt -o filenames 2>/dev/null
      return
      ;;
    show) words="$everywhere --full --thread --raw $(_ticketctl_tickets)" ;;
    attachment | history | reply | replay) words="$everywhere $(_ticketctl_tickets)" ;;
    command)
      words="$everywhere $(_ticketctl_tickets) /take /assign /priority /start /wait /resolve /close /reopen /note
        /reply /cc /uncc /subject /time /merge /move /history /spam /send /continue /help"
      ;;
    calendar) words="$everywhere $(_ticketctl_calendars)" ;;
    due) words="$everywhere --calendar --from --working --explain --batch" ;;
    check-config) words="$everywhere --online" ;;
    escalations) words="$everywhere --acknowledge --stop --restart --as --armed $(_ticketctl_tickets)" ;;
    drill) words="$everywhere --minutes" ;;
    list) words="$everywhere --assignee --customer --queue --status --priority --overdue --due-before --since --until
      --search --sort --limit --after --watch --every --unfiled" ;;
    outbox) words="$everywhere list retry drop" ;;
    *) words=$everywhere ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _ticketctl ticketctl
