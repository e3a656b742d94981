#include "process/messages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "process/progress.h"
#include "process/report.h"
#include "test_paths.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

TEST(Messages, KeepWhatTheyAreAbout) {
  EXPECT_EQ(chinese_message("there is no page 12: the last one is 9"), "没有第 12 页：最后一页是第 9 页");
  EXPECT_EQ(chinese_message("a b.sqlite cannot be written: No space left on device"), "a b.sqlite 无法写出：磁盘已满");
  EXPECT_EQ(chinese_message("not a PDF: the file looks like a PNG image"), "不是 PDF：看起来是 PNG 图像");
  EXPECT_EQ(chinese_message("--width: Value 7 not in range 20 to 10000 (see yusuan extract --help)"),
            "--width：7 不在 20 到 10000 之间（见 yusuan extract --help）");
  EXPECT_EQ(chinese_message("PostgreSQL: FATAL"), "PostgreSQL：FATAL");
  EXPECT_EQ(chinese_message("words of a library"), std::nullopt);
  EXPECT_EQ(chinese_message(""), std::nullopt);
}

TEST(Messages, ABatchTellsItsProgressInChinese) {
  Tally tally{};
  tally.total = 20;
  tally.done = 7;
  tally.failed = 3;
  report_in_chinese();
  EXPECT_EQ(bar(tally, 5, 60), "[#####.....]  50%  10/20  2.0 份/秒  还需 0:05  失败 3");
  EXPECT_EQ(bar(tally, 5, 20), " 50%  10/20  2.0 份");
  EXPECT_EQ(summary(tally, 5), "共 20 份：完成 7，失败 3，没有处理到 10；用时 5.0 秒（每秒 2.0 份）");
  report_in_chinese(false);
}

// The string literals within the parentheses that open before `at`; where they are not closed, nothing.
std::vector<std::string> literals_after(const std::string& source, std::size_t at) {
  std::vector<std::string> found;
  int depth = 1;
  for (; at < source.size() && depth > 0; ++at) {
    if (source[at] == '(') ++depth;
    if (source[at] == ')') --depth;
    if (source[at] != '"') continue;
    if (source.compare(at - 1, 3, "R\"(") == 0) {
      const std::size_t end = std::min(source.find(")\"", at), source.size() - 2);
      found.push_back(source.substr(at + 2, end - at - 2));
      at = end + 1;
      continue;
    }
    std::string literal;
    for (++at; at < source.size() && source[at] != '"'; ++at) {
      if (source[at] == '\\' && at + 1 < source.size()) ++at;
      literal += source[at];
    }
    // Two literals in a row are one.
    const std::size_t next = source.find_first_not_of(" \n", at + 1);
    const bool goes_on = !found.empty() && found.back().ends_with('\x01');
    if (goes_on) {
      found.back().pop_back();
      found.back() += literal;
    } else {
      found.push_back(literal);
    }
    if (next != std::string::npos && source[next] == '"') found.back() += '\x01';
  }
  return found;
}

// Names of codes, files and the like: no words.
bool is_words(const std::string& literal) {
  return literal.find(' ') != std::string::npos &&
         std::any_of(literal.begin(), literal.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

bool has_twin(const std::string& literal) {
  const auto known = messages_with_chinese();
  return std::any_of(known.begin(), known.end(),
                     [&](std::string_view message) { return message.find(literal) != std::string_view::npos; });
}

// Held against the sources: what ends in a line on stderr is said in these calls.
TEST(Messages, EachHasItsTwin) {
  constexpr const char* kCalls[] = {"Error(",  "OutputError(", "FeedError(", "refuse(",          "refused(",
                                    "report(", "report_note(", "fail(",      "ValidationError(", "failed("};
  constexpr const char* kFolders[] = {"extractor",      "extractor/process", "extractor/feed", "extractor/pdf",
                                      "extractor/dump", "extractor/json",    "tools/yusuan"};
  int messages = 0;
  for (const char* folder : kFolders)
    for (const auto& entry : fs::directory_iterator(fs::path(YUSUAN_SOURCES) / folder)) {
      if (entry.path().extension() != ".cpp" || entry.path().filename() == "embed.cpp" ||
          entry.path().filename() == "layouts.cpp")  // the details of pattern files are in the words of their fields
        continue;
      std::ifstream file(entry.path());
      const std::string source{std::istreambuf_iterator<char>(file), {}};
      for (const std::string call : kCalls)
        for (std::size_t at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
          if (std::isalnum(static_cast<unsigned char>(source[at - 1])) != 0) continue;
          for (const std::string& literal : literals_after(source, at + call.size())) {
            if (!is_words(literal)) continue;
            EXPECT_TRUE(has_twin(literal)) << entry.path().filename() << " says \"" << literal
                                           << "\", which has no Chinese in process/messages.cpp";
            ++messages;
          }
        }
    }
  EXPECT_GT(messages, 80);
}

}  // namespace
}  // namespace yusuan::process
