#include "help_pages.h"

#include <utility>

namespace yusuan {
namespace {

struct ListedOption {
  std::vector<std::string> names;   // -o, --output
  std::string value;                // what follows it; empty for flags
  std::vector<std::string> values;  // all that may follow, where they are listed
  std::string description;

  bool takes_value() const { return !value.empty(); }
};

// TEXT:{json,text} lists what may follow.
void read_values(const std::string& type, ListedOption& option) {
  option.value = type.substr(0, type.find(':'));
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos || close < open) return;
  option.value = "VALUE";
  std::string word;
  for (const char c : type.substr(open + 1, close - open - 1) + ",") {
    if (c != ',') {
      word += c;
    } else if (!word.empty()) {
      option.values.push_back(std::exchange(word, {}));
    }
  }
}

std::vector<ListedOption> options_of(const CLI::App& command) {
  std::vector<ListedOption> options;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) continue;
    ListedOption listed{.description = option->get_description()};
    for (const std::string& name : option->get_snames()) listed.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) listed.names.push_back("--" + name);
    if (option->get_items_expected_max() > 0) read_values(option->get_type_name(), listed);
    if (!listed.names.empty()) options.push_back(std::move(listed));
  }
  return options;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string in_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string bash(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
  std::string script =
      "# bash completion of yusuan: source it, or put it into /etc/bash_completion.d\n"
      "_yusuan() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
      "    COMPREPLY=($(compgen -W " +
      in_quotes(joined(names, " ") + " help") +
      " -- \"$word\") $(compgen -f -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"$command $before\" in\n";
  for (const CLI::App* command : commands_of(app))
    for (const ListedOption& option : options_of(*command)) {
      if (option.values.empty()) continue;
      std::vector<std::string> cases;
      for (const std::string& name : option.names) cases.push_back("'" + command->get_name() + " " + name + "'");
      script += "    " + joined(cases, "|") + ")\n      COMPREPLY=($(compgen -W " +
                in_quotes(joined(option.values, " ")) + " -- \"$word\"))\n      return ;;\n";
    }
  script += "  esac\n  case \"$word\" in\n    -*) case \"$command\" in\n";
  for (const CLI::App* command : commands_of(app)) {
    std::vector<std::string> options;
    for (const ListedOption& option : options_of(*command))
      options.insert(options.end(), option.names.begin(), option.names.end());
    script += "      " + command->get_name() + ") COMPREPLY=($(compgen -W " + in_quotes(joined(options, " ")) +
              " -- \"$word\")) ;;\n";
  }
  return script +
         "    esac ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _yusuan yusuan\n";
}

// What stands in brackets must not end them.
std::string for_zsh(const std::string& text) {
  std::string clean;
  for (const char c : text) clean += c == '[' ? '(' : c == ']' ? ')' : c == ':' ? ';' : c;
  return clean;
}

std::string zsh(const CLI::App& app) {
  std::string script =
      "#compdef yusuan\n"
      "# zsh completion of yusuan: put it as _yusuan into a folder of $fpath\n"
      "_yusuan() {\n"
      "  if (( CURRENT == 2 )); then\n"
      "    local -a commands=(\n";
  for (const CLI::App* command : commands_of(app))
    script += "      " + in_quotes(command->get_name() + ":" + for_zsh(command->get_description())) + "\n";
  script +=
      "    )\n    _describe command commands\n    _files\n    return\n  fi\n  local command=$words[2]\n  shift words\n "
      " (( CURRENT-- ))\n  case $command in\n";
  for (const CLI::App* command : commands_of(app)) {
    script += "    " + command->get_name() + ")\n      _arguments \\\n";
    for (const ListedOption& option : options_of(*command))
      for (const std::string& name : option.names) {
        std::string spec = "*" + name + "[" + for_zsh(option.description) + "]";
        if (option.takes_value())
          spec += ":" + for_zsh(option.value) + ":" +
                  (option.values.empty() ? "_files" : "(" + joined(option.values, " ") + ")");
        script += "        " + in_quotes(spec) + " \\\n";
      }
    script += "        '*:file:_files' ;;\n";
  }
  return script + "  esac\n}\n_yusuan \"$@\"\n";
}

std::string fish(const CLI::App& app) {
  std::string script = "# fish completion of yusuan: put it into ~/.config/fish/completions/yusuan.fish\n";
  for (const CLI::App* command : commands_of(app)) {
    const std::string name = command->get_name();
    script += "complete -c yusuan -n __fish_use_subcommand -a " + name + " -d " +
              in_quotes(command->get_description()) + "\n";
    for (const ListedOption& option : options_of(*command)) {
      script += "complete -c yusuan -n '__fish_seen_subcommand_from " + name + "'";
      for (const std::string& spelling : option.names)
        script += spelling.starts_with("--") ? " -l " + spelling.substr(2) : " -s " + spelling.substr(1);
      if (!option.values.empty()) {
        script += " -x -a " + in_quotes(joined(option.values, " "));
      } else if (option.takes_value()) {
        script += " -r";
      }
      script += " -d " + in_quotes(option.description) + "\n";
    }
  }
  return script;
}

// Text that roff takes as it is.
std::string for_roff(const std::string& text) {
  std::string clean;
  for (const char c : text) {
    if (c == '-')
      clean += "\\-";
    else if (c == '\\')
      clean += "\\e";
    else if ((c == '.' || c == '\'') && (clean.empty() || clean.back() == '\n'))
      clean += std::string("\\&") + c;
    else
      clean += c;
  }
  return clean;
}

std::string roff_options(const CLI::App& command) {
  std::string text;
  for (const ListedOption& option : options_of(command)) {
    std::string head = "\\fB" + for_roff(joined(option.names, ", ")) + "\\fR";
    if (!option.values.empty())
      head += " " + for_roff(joined(option.values, "|"));
    else if (option.takes_value())
      head += " \\fI" + for_roff(option.value) + "\\fR";
    text += ".TP\n" + head + "\n" + for_roff(option.description) + "\n";
  }
  return text;
}

}  // namespace

const std::vector<std::string>& completion_shells() {
  static const std::vector<std::string> shells{"bash", "zsh", "fish"};
  return shells;
}

std::string completion(const CLI::App& app, const std::string& shell) {
  return shell == "bash" ? bash(app) : shell == "zsh" ? zsh(app) : fish(app);
}

std::string man_page(const CLI::App& app) {
  std::string page = ".TH YUSUAN 1 \"\" \"yusuan " YUSUAN_VERSION
                     "\"\n.SH NAME\nyusuan \\- PDFs of Chinese budgets and final accounts into JSON\n.SH SYNOPSIS\n";
  for (const CLI::App* command : commands_of(app)) {
    page += "\\fByusuan " + command->get_name() + "\\fR [\\fIOPTIONS\\fR]";
    for (const CLI::Option* option : command->get_options())
      if (option->get_positional()) page += " \\fI" + option->get_name(true) + "\\fR";
    page += "\n.br\n";
  }
  page += ".SH DESCRIPTION\n" + for_roff(app.get_description()) + "\n.SH COMMANDS\n";
  for (const CLI::App* command : commands_of(app))
    page += ".SS " + command->get_name() + "\n" + for_roff(command->get_description()) + "\n" + roff_options(*command);
  return page + ".SH EXAMPLES AND EXIT STATUS\n.nf\n" + for_roff(app.get_footer()) + "\n.fi\n";
}

}  // namespace yusuan
