#include "feed/findings_workbook.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "feed/finding_rows.h"
#include "feed/list_sheet.h"
#include "feed/workbook_script.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

struct SheetColumn {
  FindingField field;
  const char *chinese, *english;
  int width;
};

// What a reader wants first stands first.
constexpr std::array<SheetColumn, 16> kColumns{{{kFindingMessageZh, "问题", "finding", 60},
                                                {kFindingSeverity, "类别", "kind", 8},
                                                {kFindingStake, "涉及金额（元）", "yuan at stake", 18},
                                                {kFindingEntity, "单位", "entity", 28},
                                                {kFindingYear, "年度", "year", 8},
                                                {kFindingTable, "表", "table", 30},
                                                {kFindingRow, "行", "row", 26},
                                                {kFindingColumn, "列", "column", 24},
                                                {kFindingPage, "页", "page", 8},
                                                {kFindingExpected, "应为", "expected", 18},
                                                {kFindingActual, "实为", "actual", 18},
                                                {kFindingDifference, "差额", "difference", 18},
                                                {kFindingUnit, "金额单位", "unit", 10},
                                                {kFindingFile, "文件", "file", 40},
                                                {kFindingCheckId, "检查", "check", 24},
                                                {kFindingStatus, "结果", "status", 10}}};

std::string chinese_word(const std::string& word) {
  static constexpr std::array<std::array<const char*, 2>, 6> kWords{{{"money", "金额"},
                                                                     {"words", "文字"},
                                                                     {"form", "格式"},
                                                                     {"fail", "不符"},
                                                                     {"skipped", "跳过"},
                                                                     {"pass", "相符"}}};
  for (const auto& [english, chinese] : kWords)
    if (word == english) return chinese;
  return word;
}

// The others hold what the document says, be it `form`.
bool is_word_of_ours(FindingField field) { return field == kFindingSeverity || field == kFindingStatus; }

std::string reached_from(const std::string& folder, const std::string& file) {
  std::error_code ignored;
  return std::filesystem::proximate(file, folder.empty() ? "." : folder, ignored).string();
}

class FindingsSheet {
 public:
  FindingsSheet(SheetScript sheet, bool english, std::string folder)
      : sheet_(sheet), english_(english), folder_(std::move(folder)) {}

  void head() {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      sheet_.text(0, static_cast<int>(i), english_ ? kColumns[i].english : kColumns[i].chinese, Look::kHeader);
      sheet_.width(static_cast<int>(i), kColumns[i].width);
    }
  }

  void add(int row, const FeedRow& finding) {
    int lines = 1;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const int room = kColumns[i].width - 3;
      if (const auto* text = std::get_if<std::string>(&finding[field_at(i)]))
        lines = std::max(lines, (text::half_widths(*text) + room - 1) / room);
      write(row, static_cast<int>(i), finding);
    }
    fit_row(sheet_, row, lines);
  }

  void close(int rows) {
    sheet_.freeze(1, 1);
    sheet_.filter(rows, static_cast<int>(kColumns.size()));
    sheet_.print_wide(0, 0);
  }

 private:
  FindingField field_at(std::size_t column) const {
    const FindingField field = kColumns[column].field;
    return field == kFindingMessageZh && english_ ? kFindingMessageEn : field;
  }

  void write(int row, int col, const FeedRow& finding) {
    const FindingField field = field_at(static_cast<std::size_t>(col));
    const FeedValue& value = finding[field];
    if (field == kFindingPage) return write_page(row, col, finding);
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && is_word_of_ours(field) && !english_)
      return sheet_.text(row, col, chinese_word(*text), Look::kCell);
    write_value(sheet_, row, col, value);
  }

  void write_page(int row, int col, const FeedRow& finding) {
    const auto* page = std::get_if<std::int64_t>(&finding[kFindingPage]);
    const auto* file = std::get_if<std::string>(&finding[kFindingFile]);
    if (page == nullptr || file == nullptr) return sheet_.text(row, col, "", Look::kCell);
    const std::string number = std::to_string(*page);
    if (*file == "-") return sheet_.text(row, col, number, Look::kCell);
    sheet_.link_to_file(row, col, reached_from(folder_, *file), "page=" + number, number);
  }

  SheetScript sheet_;
  bool english_;
  std::string folder_;
};

}  // namespace

void write_findings_sheet(SheetScript script, const std::vector<FeedRow>& rows, bool english,
                          const std::string& folder) {
  FindingsSheet sheet(script, english, folder);
  sheet.head();
  int row = 1;
  for (const FeedRow& finding : rows) sheet.add(row++, finding);
  sheet.close(row);
}

std::string findings_workbook_script(const std::vector<FeedRow>& rows, bool english, const std::string& folder) {
  WorkbookScript book(english ? "findings" : "核对结果");
  write_findings_sheet(book.add(english ? "findings" : "问题"), rows, english, folder);
  return book.packed();
}

}  // namespace yusuan::feed
