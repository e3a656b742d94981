#include "feed/parquet.h"

#include <gtest/gtest.h>

#include "feed/thrift.h"
#include "small_document.h"

namespace yusuan::feed {
namespace {

std::string hex(const std::string& bytes) {
  std::string text;
  for (const char c : bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += kDigits[static_cast<unsigned char>(c) >> 4U];
    text += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return text;
}

// The example of the format's own documentation: 0 to 7 with three bits.
TEST(Parquet, NumbersStandInEightsOrInRuns) {
  EXPECT_EQ(hex(run_lengths({0, 1, 2, 3, 4, 5, 6, 7}, 3)), "0388c6fa");
  EXPECT_EQ(hex(run_lengths(std::vector<std::uint32_t>(100, 1), 1)), "c80101");
  EXPECT_EQ(hex(run_lengths({1, 0, 1}, 1)), "0305") << "filled up to eight";
  std::vector<std::uint32_t> mixed{1, 0};
  mixed.resize(20, 1);  // the piece of eight takes six of the run, twelve are left
  EXPECT_EQ(hex(run_lengths(mixed, 1)), "03fd1801");
  EXPECT_EQ(hex(run_lengths(std::vector<std::uint32_t>(9, 300), 9)), "122c01");
  EXPECT_EQ(hex(run_lengths({0, 0}, 0)), "04");
  EXPECT_EQ(run_lengths({}, 3), "");
}

TEST(Parquet, DecimalsHaveTenDigitsBehindThePoint) {
  const auto of = [](const char* text) { return hex(parquet_decimal(*Decimal::parse(text))); };
  EXPECT_EQ(of("1"), "000000000000000000000002540be400");
  EXPECT_EQ(of("-1"), "fffffffffffffffffffffffdabf41c00");
  EXPECT_EQ(of("0.00000000015"), "00000000000000000000000000000002") << "rounded";
  EXPECT_EQ(of("9223372036854775807"), "000000012a05f1fffffffffdabf41c00");
}

TEST(Thrift, FieldsSayHowFarTheyAreFromTheOneBefore) {
  ThriftWriter writer;
  writer.int32(1, -1);
  writer.begin_struct(3);
  writer.binary(20, "ab");
  writer.end_struct();
  writer.begin_list(4, ThriftType::kInt32, 2);
  writer.element(1);
  writer.element(64);
  writer.int64(5, 300);
  EXPECT_EQ(hex(writer.take()),
            "15012c0828026162001925028001"
            "16d80400");
}

TEST(Parquet, AFileNamesItsDocumentAndTheMeaningOfItsFields) {
  const FeedRows rows = feed_rows(small_document(), "1.2");
  const std::string file = to_parquet(feed_relations()[kFacts], {rows[kFacts]});
  EXPECT_TRUE(file.starts_with("PAR1") && file.ends_with("PAR1"));
  std::size_t footer = 0;
  for (std::size_t i = 0; i < 4; ++i)
    footer |= static_cast<std::size_t>(static_cast<unsigned char>(file[file.size() - 8 + i])) << 8 * i;
  ASSERT_LT(footer + 12, file.size());
  const std::string metadata = file.substr(file.size() - 8 - footer, footer);
  EXPECT_NE(metadata.find(std::string(64, 'a')), std::string::npos);
  for (const Field& field : feed_relations()[kFacts].fields)
    EXPECT_NE(metadata.find(field.meaning), std::string::npos) << field.name;
  EXPECT_EQ(to_parquet(feed_relations()[kFacts], {rows[kFacts]}), file);
  EXPECT_TRUE(to_parquet(feed_relations()[kUnits], {{}}).ends_with("PAR1")) << "without a row";
}

}  // namespace
}  // namespace yusuan::feed
