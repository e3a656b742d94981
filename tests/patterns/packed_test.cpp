// Packing a tree loses nothing.
#include "patterns/packed.h"

#include <gtest/gtest.h>

namespace yusuan::patterns {
namespace {

void expect_same(const PatternValue& value, const PackedValue& packed) {
  EXPECT_EQ(packed.kind, value.kind);
  EXPECT_EQ(packed.line, value.line);
  EXPECT_EQ(packed.file(), value.file);
  EXPECT_EQ(packed.key, value.key);
  EXPECT_EQ(packed.text, value.text);
  EXPECT_EQ(packed.number, value.number);
  ASSERT_EQ(packed.size, value.children.size());
  std::size_t child = 0;
  for (const PackedValue& element : packed) expect_same(value.children[child++], element);
  EXPECT_EQ(child, value.children.size());
}

TEST(Packed, SaysWhatTheTreeSays) {
  ParsedPatterns one, other;
  parse_patterns("one.toml",
                 "empty = []\nnegative = -3\nlarge = 4611686018427387904\n"
                 "[[table]]\nid = 'a'\ntitle = ['甲表$', '']\n",
                 one);
  parse_patterns("other.toml", "text = '" + std::string(300, 'x') + "'\n", other);
  const std::vector<PatternValue> both{one.root, other.root};
  PatternValue root;
  root.file = "root.toml";
  root.children = both;
  const std::string packed = pack(root);
  expect_same(root, PackedValue(packed));
  ParsedPatterns again;
  unpack(packed, again);
  expect_same(again.root, PackedValue(packed));
}

}  // namespace
}  // namespace yusuan::patterns
