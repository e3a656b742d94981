// The text tables of tests/data: one case a line, fields parted by " | ", '#' starts a comment line. In a field \s is a
// space, \n a line end, \uXXXX and \UXXXXXXXX a code point, \xXX a byte.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "test_paths.h"
#include "text/utf8.h"

namespace yusuan::text {

struct TextCase {
  int line = 0;
  std::vector<std::string> fields;
};

inline std::string unescaped(std::string_view field) {
  std::string text;
  for (std::size_t at = 0; at < field.size(); ++at) {
    const char kind = field[at] == '\\' && at + 1 < field.size() ? field[at + 1] : '\0';
    const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : kind == 'x' ? 2 : 0;
    if (kind == 's' || kind == 'n') {
      text += kind == 's' ? ' ' : '\n';
      ++at;
    } else if (digits > 0) {
      const auto value = static_cast<char32_t>(std::stoul(std::string(field.substr(at + 2, digits)), nullptr, 16));
      if (kind == 'x')
        text += static_cast<char>(value);
      else
        append_code_point(text, value);
      at += 1 + digits;
    } else {
      text += field[at];
    }
  }
  return text;
}

/// Fails the test when the table is missing or has a line with another number of fields.
inline std::vector<TextCase> text_cases(const std::string& table, std::size_t fields) {
  std::ifstream file(std::string(YUSUAN_TEST_DATA "/") + table);
  EXPECT_TRUE(file) << table;
  std::vector<TextCase> cases;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    TextCase text_case{number, {}};
    std::istringstream parts(line);
    for (std::string part; std::getline(parts, part, '|');) text_case.fields.push_back(unescaped(trimmed(part)));
    if (line.back() == '|') text_case.fields.emplace_back();
    EXPECT_EQ(text_case.fields.size(), fields) << table << ':' << number;
    if (text_case.fields.size() == fields) cases.push_back(std::move(text_case));
  }
  EXPECT_FALSE(cases.empty()) << table;
  return cases;
}

}  // namespace yusuan::text
