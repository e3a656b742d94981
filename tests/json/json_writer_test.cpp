#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace yusuan::json {
namespace {

template <typename T>
std::string written(const T& value) {
  JsonWriter json;
  json.value(value);
  std::string text = json.take();
  text.pop_back();  // line feed
  return text;
}

TEST(JsonWriter, KeepsEveryPrintedDigit) {
  EXPECT_EQ(written(Decimal(6280, 2)), "62.80");
  EXPECT_EQ(written(Decimal(-5, 3)), "-0.005");
  EXPECT_EQ(written(Decimal(0, 2)), "0.00");
  EXPECT_EQ(written(Decimal(std::numeric_limits<std::int64_t>::max(), 2)), "92233720368547758.07");
}

TEST(JsonWriter, RoundsBoxesToHundredths) {
  EXPECT_EQ(written(Rect{1, 2.5, 3.456, -0.004}), "[1,2.5,3.46,0]");
  EXPECT_EQ(written(Rect{-0.05, 10.996, 100.01, -12.3}), "[-0.05,11,100.01,-12.3]");
}

TEST(JsonWriter, WritesNoNumberThatJsonLacks) {
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(written(Rect{nan, infinity, -infinity, 1e300}), "[0,0,0,0]");
}

TEST(JsonWriter, ReadsBackEveryStringAsItWas) {
  for (const std::string text : {"", "预算", "a\"b\\c", "line\nfeed\ttab\r", "𠀀", "\x01\x1f\x7f", "/"})
    EXPECT_EQ(nlohmann::json::parse(written(text)).get<std::string>(), text);
}

TEST(JsonWriter, EscapesWhatSteersTheDisplay) {
  EXPECT_EQ(written(std::string("\u009b1m\u202efdp.\u2066\u061c\u2028\x7f\x1b")),
            R"("\u009b1m\u202efdp.\u2066\u061c\u2028\u007f\u001b")");
  EXPECT_EQ(written(std::string("预算—“2026”\u00a0\u0660")), "\"预算—“2026”\u00a0\u0660\"");
  for (const std::string text : {"\u0080\u009f", "\u200e\u200f", "\u202a\u2069é‐"})
    EXPECT_EQ(nlohmann::json::parse(written(text)).get<std::string>(), text);
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8) {
  const std::string replacement = "\xEF\xBF\xBD";
  const auto read = [](const std::string& text) { return nlohmann::json::parse(written(text)).get<std::string>(); };
  EXPECT_EQ(read("a\xFFz"), "a" + replacement + "z");
  EXPECT_EQ(read("\xE9\xA2"), replacement + replacement);                    // cut short
  EXPECT_EQ(read("\xC0\xAF"), replacement + replacement);                    // overlong
  EXPECT_EQ(read("\xED\xA0\x80"), replacement + replacement + replacement);  // surrogate
  EXPECT_EQ(read("\xF4\x90\x80\x80").size(), 4 * replacement.size());        // beyond U+10FFFF
}

TEST(JsonWriter, EveryByteStringGivesValidJson) {
  std::uint32_t state = 1;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 12; ++i) bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24U);
    EXPECT_TRUE(nlohmann::json::accept(written(bytes)));
  }
}

TEST(JsonWriter, LaysOutLinesAndInlineContainers) {
  JsonWriter json;
  json.begin_object();
  json.key("a");
  json.begin_array(Layout::kInline);
  json.value(1);
  json.begin_object();
  json.member("b", true);
  json.null_member("c");
  json.end_object();
  json.end_array();
  json.empty_array_member("d");
  json.end_object();
  EXPECT_EQ(json.take(), "{\n \"a\": [1, {\"b\": true, \"c\": null}],\n \"d\": []\n}\n");
}

}  // namespace
}  // namespace yusuan::json
