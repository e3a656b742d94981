#include "dump/decode.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

namespace yusuan::dump {
namespace {

constexpr const char* kText = "表 1\n单位收支总体情况表 3,788.76\f";

std::string encoded_as(const char* encoding, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(4 * text.size() + 4, '\0');
  const auto length = ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                   text.data(), static_cast<std::int32_t>(text.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

TEST(Decode, TakesTheEncodingsOfDumps) {
  EXPECT_EQ(decode_text(kText), kText);
  EXPECT_EQ(decode_text(std::string("\xEF\xBB\xBF") + kText), kText);
  EXPECT_EQ(decode_text(encoded_as("GB18030", kText)), kText);
  EXPECT_EQ(decode_text("\xFF\xFE" + encoded_as("UTF-16LE", kText)), kText);
  EXPECT_EQ(decode_text("\xFE\xFF" + encoded_as("UTF-16BE", kText)), kText);
}

TEST(Decode, EndsLinesAlike) { EXPECT_EQ(decode_text("表\r\n1\r2\n"), "表\n1\n2\n"); }

TEST(Decode, KeepsPlanesBeyondTheFirst) {
  const std::string text = "𠮷野家 预算";
  EXPECT_EQ(decode_text("\xFF\xFE" + encoded_as("UTF-16LE", text)), text);
  EXPECT_EQ(decode_text(encoded_as("GB18030", text)), text);
}

TEST(Decode, RefusesWhatIsNoText) {
  EXPECT_EQ(decode_text(std::string("PK\x03\x04\x00\x00", 6)), std::nullopt);
  EXPECT_EQ(decode_text("\xFF\xD8\xFF\xE0\x10JFIF"), std::nullopt);
  // Neither UTF-8 nor GB18030.
  EXPECT_EQ(decode_text("abc\xFF\xFF\x80"), std::nullopt);
  // Half a UTF-16 unit is left over.
  EXPECT_EQ(decode_text("\xFF\xFE\x31"), std::nullopt);
  EXPECT_EQ(decode_text(std::string("\xFF\xFE\x01\x00", 4)), std::nullopt);
}

TEST(Decode, KnowsChineseProse) {
  EXPECT_TRUE(is_chinese_prose(kText));
  EXPECT_FALSE(is_chinese_prose("version https://git-lfs.github.com/spec/v1\n"));
  EXPECT_FALSE(is_chinese_prose("<!DOCTYPE html><title>预算公开</title>"));
  EXPECT_FALSE(is_chinese_prose(""));
  EXPECT_FALSE(is_chinese_prose(std::string(2000, 'x') + "预算"));
}

}  // namespace
}  // namespace yusuan::dump
