#include "text/printed_figures.h"

#include <algorithm>

#include "text/amount.h"
#include "text/figure.h"
#include "text/utf8.h"

namespace yusuan::text {
namespace {

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// `第1.2条` has a sign of its own; a month has no other form than a year with two decimals.
bool is_month(std::string_view digits) {
  constexpr std::size_t kPoint = 4, kMostDigits = 7;
  if (digits.find('.') != kPoint || digits.size() > kMostDigits) return false;
  if (!digits.starts_with("19") && !digits.starts_with("20")) return false;
  const std::string_view month = digits.substr(kPoint + 1);
  return month.size() == 1 ? month != "0" : month >= "01" && month <= "12";
}

}  // namespace

std::vector<FigureInText> printed_figures(std::string_view text, std::size_t long_integers) {
  constexpr std::string_view kDigits = "0123456789", kSigns = "0123456789.,";
  std::vector<FigureInText> figures;
  if (long_integers == 0 && text.find_first_of(".,") == std::string_view::npos) return figures;
  for (std::size_t begin = text.find_first_of(kDigits); begin != std::string_view::npos;) {
    const std::size_t spaced = bytes_of_spaced_figure(text, begin);
    const std::size_t run_end =
        spaced > 0 ? begin + spaced : std::min(text.find_first_not_of(kSigns, begin), text.size());
    std::size_t end = run_end;
    while (text[end - 1] == '.' || text[end - 1] == ',') --end;
    const std::string_view run = text.substr(begin, end - begin);
    const bool of_a_name = begin > 0 && (is_latin(text[begin - 1]) || text[begin - 1] == '/');
    const bool of_a_date = text.substr(end).starts_with("年");
    const bool shows_itself = run.find_first_of(".,") == std::string_view::npos
                                  ? long_integers > 0 && run.size() >= long_integers
                                  : parse_amount(run).has_value();
    if (shows_itself && !of_a_name && !of_a_date) {
      figures.push_back({begin, end, std::string(run)});
      std::erase_if(figures.back().digits, [](char c) { return c == ',' || c == ' '; });
    }
    begin = text.find_first_of(kDigits, run_end);
  }
  return figures;
}

std::vector<FigureInText> numbered_years(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789", kSigns = "0123456789.", kYear = "年";
  constexpr std::size_t kYearDigits = 4;
  std::vector<FigureInText> found;
  for (std::size_t end = text.find(kYear); end != std::string_view::npos; end = text.find(kYear, end + kYear.size())) {
    const std::size_t before = text.substr(0, end).find_last_not_of(kSigns);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view run = text.substr(begin, end - begin);
    const std::size_t point = run.find('.');
    if (point == std::string_view::npos || point == 0 || run.size() - point - 1 != kYearDigits) continue;
    if (run.find_first_not_of(kDigits, point + 1) == std::string_view::npos)
      found.push_back({begin, end, std::string(run)});
  }
  return found;
}

bool may_be_number_of(std::string_view text, const FigureInText& figure) {
  if (is_month(figure.digits)) return true;
  constexpr std::size_t kMostBefore = 2;
  const auto point = figure.digits.find('.');
  if (figure.begin > 0 || point == std::string::npos || point > kMostBefore || figure.digits.size() != point + 2)
    return false;
  static constexpr std::string_view kUnits[] = {"元", "万", "亿", "千", "百", "%", "个", "倍", "人", "平", "公", "吨"};
  const std::string_view behind = text.substr(figure.end);
  if (behind.empty()) return false;
  std::size_t at = 0;
  return is_cjk(next_code_point(behind, at)) &&
         std::none_of(std::begin(kUnits), std::end(kUnits),
                      [&](std::string_view unit) { return behind.starts_with(unit); });
}

}  // namespace yusuan::text
