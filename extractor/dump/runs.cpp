#include "dump/runs.h"

#include <algorithm>

#include "text/spacing.h"

namespace yusuan::dump {

Run run_at(const std::vector<Token>& tokens, std::size_t i, std::string_view target) {
  std::string text;
  for (std::size_t j = i; j < tokens.size() && tokens[j].kind == TokenKind::kText; ++j) {
    text += tokens[j].text;
    if (text == target) return {i, j + 1};
    if (!target.starts_with(text)) break;
  }
  return {};
}

Run longest_run(const std::vector<Token>& tokens, std::size_t i, std::size_t most,
                const std::function<bool(const std::string&)>& fits) {
  Run best;
  std::string text;
  for (std::size_t j = i; j < std::min(tokens.size(), i + most) && tokens[j].kind == TokenKind::kText; ++j) {
    text += tokens[j].text;
    if (fits(text)) best = {i, j + 1};
  }
  return best;
}

std::string text_of(const std::vector<Token>& tokens, const Run& run) {
  std::string text;
  for (std::size_t i = run.first; i < run.end; ++i) text += tokens[i].text;
  return text;
}

std::string joined(const std::vector<Token>& tokens, const Run& run) {
  std::vector<std::string> lines;
  for (std::size_t i = run.first; i < run.end; ++i)
    if (i > run.first && tokens[i].line == tokens[i - 1].line)
      lines.back() += " " + tokens[i].text;
    else
      lines.push_back(tokens[i].text);
  return text::join_lines(lines);
}

}  // namespace yusuan::dump
