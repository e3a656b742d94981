#include "audit/told_units.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/matches.h"
#include "audit/reading.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kUnit = "money_unit", kYuan = "元", kTenThousand = "万元";

struct Told {
  std::string figure;  // as printed
  Decimal value;
  const Paragraph* paragraph = nullptr;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words around an amount that make it a measure of other things, and none of the document's own: 50元以上的, 每人200元.
bool is_of_a_kind(std::string_view before, std::string_view behind) {
  static constexpr std::array<std::string_view, 9> kBehind = {"以上", "以下", "以内", "（含", "(含",
                                                              "/",    "的",   "每",   "至"};
  static constexpr std::array<std::string_view, 9> kBefore = {"每",       "标准", "不低于", "不超过", "单价",
                                                              "单位价值", "人均", "限额",   "按"};
  constexpr std::size_t kNear = 30;
  before.remove_prefix(before.size() > kNear ? before.size() - kNear : 0);
  return std::any_of(kBehind.begin(), kBehind.end(), [&](std::string_view word) { return behind.starts_with(word); }) ||
         std::any_of(kBefore.begin(), kBefore.end(),
                     [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

struct Amounts {
  std::vector<Told> in_yuan;
  std::set<std::string> in_ten_thousands;  // values
  int count = 0;                           // of the latter, each time that it is told
};

void read_paragraph(const Paragraph& paragraph, Amounts& amounts) {
  const std::string_view text = paragraph.text;
  for (auto unit = text.find(kYuan); unit != std::string_view::npos; unit = text.find(kYuan, unit + kYuan.size())) {
    const bool large = text.substr(0, unit).ends_with("万");
    const std::size_t end = unit - (large ? kTenThousand.size() - kYuan.size() : 0);
    std::size_t begin = end;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ',')) --begin;
    const auto amount = begin < end ? text::parse_amount(text.substr(begin, end - begin)) : std::nullopt;
    if (!amount || amount->value.is_zero()) continue;
    if (large) {
      ++amounts.count;
      amounts.in_ten_thousands.insert(amount->value.to_string());
    } else if (!is_of_a_kind(text.substr(0, begin), text.substr(unit + kYuan.size()))) {
      amounts.in_yuan.push_back({std::string(text.substr(begin, end - begin)), amount->value, &paragraph});
    }
  }
}

void add_tables(const Document& document, Amounts& amounts) {
  constexpr std::int64_t kYuanPerTenThousand = 10'000;
  for (const Table& table : document.tables) {
    if (table.yuan_per_unit != kYuanPerTenThousand) continue;
    for (const Row& row : table.rows)
      for (const TableCell& cell : row.cells)
        if (cell.value && !cell.value->is_zero()) amounts.in_ten_thousands.insert(cell.value->to_string());
  }
}

// 13,434元 where the tables, or the text elsewhere, have 13,434万元.
bool is_printed_in_ten_thousands(const Amounts& amounts, const Told& told) {
  constexpr std::size_t kFewestDigits = 4;
  const std::string value = told.value.to_string();
  const auto digits = static_cast<std::size_t>(std::count_if(value.begin(), value.end(), is_digit));
  return digits >= kFewestDigits && amounts.in_ten_thousands.contains(value);
}

void fail(const Told& told, const std::string& why_zh, const std::string& why_en, Findings& findings) {
  const Paragraph& paragraph = *told.paragraph;
  const std::string is = told.figure + std::string(kYuan);
  findings.add_failure(kUnit, {place_of(paragraph)},
                       "文字说明" + quoted(is) + "：" + why_zh + on_page(paragraph.page, Language::kChinese),
                       "the text says " + quoted(is) + ": " + why_en + on_page(paragraph.page, Language::kEnglish));
}

}  // namespace

void check_told_units(const Document& document, Findings& findings) {
  // Fewer leave it open which unit is the document's.
  constexpr int kFewestOthers = 10;
  Amounts amounts;
  for (const Section& section : document.sections)
    for (const Paragraph& paragraph : section.paragraphs) read_paragraph(paragraph, amounts);
  if (amounts.in_yuan.empty() || amounts.count < kFewestOthers) return;
  // A text that tells several amounts in 元 may tell each in either unit.
  if (static_cast<int>(amounts.in_yuan.size()) * kFewestOthers > amounts.count) return;
  add_tables(document, amounts);
  for (const Told& told : amounts.in_yuan)
    if (is_printed_in_ten_thousands(amounts, told))
      fail(told, "别处为" + told.figure + std::string(kTenThousand), "elsewhere it is in 万元", findings);
    else if (amounts.in_yuan.size() == 1 && !is_text_dump(document))  // there words behind it may be lines away
      fail(told, "其余" + std::to_string(amounts.count) + "个金额的单位都是万元",
           "all " + std::to_string(amounts.count) + " others are in 万元", findings);
}

}  // namespace yusuan::audit
