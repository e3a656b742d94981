#include "dump/page_marks.h"

#include <optional>
#include <vector>

#include "dump/pages.h"
#include "text/normalise.h"
#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

std::optional<int> number_of_page(std::string_view line) {
  static const text::Pattern mark(
      R"((?i)^[#*\[【<!\s]*(?:[-—–―─－=~_·]+\s*(?:page\s*|第\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\s*页?\s*[-—–―─－=~_·]+|page\s*[:：]?\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?|第\s*(\d{1,4})\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?)[\]】>*\s]*$)");
  const std::string text = text::normalise(line);
  const auto captures = mark.captures(text);
  if (!captures) return std::nullopt;
  for (std::size_t i = 1; i < captures->size(); ++i)
    if ((*captures)[i].data() != nullptr && !(*captures)[i].empty()) return std::stoi(std::string((*captures)[i]));
  return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = text::split(text, '\n');
  if (lines.back().empty()) lines.pop_back();  // behind the last line end
  return lines;
}

struct Mark {
  std::size_t line;
  int number;
};

// Blanks the marks that head or end a page of form feeds.
std::string without_marks(std::string_view text) {
  std::string result;
  for (const std::string_view page : text::split(text, '\f')) {
    if (page.data() != text.data()) result.push_back('\f');
    std::vector<std::string_view> lines = lines_of(page);
    std::optional<std::size_t> first, last;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (text::trimmed(lines[i]).empty()) continue;
      if (!first) first = i;
      last = i;
    }
    for (const auto& edge : {first, last})
      if (edge && number_of_page(text::trimmed(lines[*edge]))) lines[*edge] = {};
    for (const std::string_view line : lines) result.append(line).push_back('\n');
  }
  return result;
}

}  // namespace

std::string with_pages_parted(std::string_view text) {
  if (text.find('\f') != std::string_view::npos) return without_marks(text);
  const std::vector<std::string_view> lines = lines_of(text);
  std::vector<Mark> marks;
  std::size_t filled = 0, before = 0, last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = text::trimmed(lines[i]);
    if (line.empty()) continue;
    ++filled;
    last = i;
    const auto number = number_of_page(line);
    if (!number || (!marks.empty() && *number != marks.back().number + 1)) continue;
    if (marks.empty()) before = filled - 1;
    marks.push_back({i, *number});
  }
  if (marks.size() < 2) return std::string(text);
  // A mark in front of the first page, or behind the last.
  const bool heads = before == 0 && marks.back().line != last;
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (next < marks.size() && marks[next].line == i) {
      if (!heads || next > 0) result.push_back('\f');
      ++next;
    } else {
      result.append(lines[i]).push_back('\n');
    }
  }
  return result;
}

}  // namespace yusuan::dump
