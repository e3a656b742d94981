#include "dump/pages.h"

#include <algorithm>
#include <optional>

#include "text/normalise.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Blank lines in front of a number that heads a page; between the lines of a page there is one at most.
constexpr int kBlanksBeforePage = 2;
// Text whose lines often start with spaces is laid out by them: they say nothing of pages.
constexpr double kIndentedShare = 0.2;

std::optional<int> bare_number(std::string_view text) {
  if (text.empty() || text.size() > 4 || text.starts_with('0')) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return number;
}

void append(DumpPages& result, std::string_view line, int page, bool apart) {
  std::string text = text::normalise(line);
  std::replace(text.begin(), text.end(), '\t', ' ');
  const std::string_view inner = text::trimmed(text);
  if (!inner.empty()) result.lines.push_back({std::string(inner), page, apart});
}

// Page numbers that do not count from the first page: what most pages begin with, or end with.
void drop_numbers_at(std::vector<text::DumpLine>& lines, int pages, bool at_start) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool edge = at_start ? i == 0 || lines[i - 1].page != lines[i].page
                               : i + 1 == lines.size() || lines[i + 1].page != lines[i].page;
    if (edge && bare_number(lines[i].text)) numbers.push_back(i);
  }
  if (2 * static_cast<int>(numbers.size()) < pages) return;
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(*number));
}

// 208 | 16, or 210 | 11 | 17.
bool is_part_of_code(const std::vector<text::DumpLine>& lines, std::size_t first, std::size_t i) {
  const auto digits = [&](std::size_t k) {
    const std::string& text = lines[k].text;
    return text.find_first_not_of("0123456789") == std::string::npos ? text.size() : 0;
  };
  if (i == first || i + 1 == lines.size()) return false;
  if (digits(i - 1) == 3) return true;
  return digits(i - 1) == 2 && i - 1 > first && (digits(i - 2) == 2 || digits(i - 2) == 3);
}

// The page's own number stands last among the lines that look like it: column numbers come before.
void drop_own_number(std::vector<text::DumpLine>& lines, std::size_t first, int page) {
  for (std::size_t i = lines.size(); i-- > first;) {
    if (bare_number(lines[i].text) != page || is_part_of_code(lines, first, i)) continue;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

DumpPages by_form_feeds(std::string_view text) {
  auto pages = text::split(text, '\f');
  if (text::trimmed(pages.back()).empty()) pages.pop_back();
  DumpPages result{.lines = {}, .pages = static_cast<int>(pages.size())};
  for (int page = 1; page <= result.pages; ++page) {
    const std::size_t first = result.lines.size();
    bool apart = true;
    for (const std::string_view line : text::split(pages[static_cast<std::size_t>(page) - 1], '\n')) {
      append(result, line, page, apart);
      apart = text::trimmed(line).empty();
    }
    drop_own_number(result.lines, first, page);
  }
  drop_numbers_at(result.lines, result.pages, true);
  drop_numbers_at(result.lines, result.pages, false);
  return result;
}

DumpPages by_numbers(std::string_view text) {
  const auto lines = text::split(text, '\n');
  const auto filled =
      std::count_if(lines.begin(), lines.end(), [](std::string_view l) { return !text::trimmed(l).empty(); });
  const auto indented = std::count_if(
      lines.begin(), lines.end(), [](std::string_view l) { return l.starts_with(' ') && !text::trimmed(l).empty(); });
  const bool space_is_feed = static_cast<double>(indented) < kIndentedShare * static_cast<double>(filled);
  DumpPages result{.lines = {}, .pages = 0};
  int blanks = kBlanksBeforePage;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view inner = text::trimmed(lines[i]);
    if (inner.empty()) {
      ++blanks;
      continue;
    }
    const auto number = bare_number(inner);
    const bool heads = number && blanks >= (result.pages == 0 ? 0 : kBlanksBeforePage) && number == result.pages + 1;
    const bool after_feed = space_is_feed && lines[i].starts_with(' ');
    if (heads || after_feed || result.pages == 0) ++result.pages;
    if (!heads) append(result, lines[i], result.pages, blanks > 0);
    blanks = 0;
  }
  return result;
}

}  // namespace

DumpPages read_pages(std::string_view text) {
  return text.find('\f') != std::string_view::npos ? by_form_feeds(text) : by_numbers(text);
}

}  // namespace yusuan::dump
