#include "feed/star_schema.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace yusuan::feed {
namespace {

std::string schema_file(const std::string& name) {
  std::ifstream file(std::string(YUSUAN_SCHEMAS "/") + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(FeedSchema, EveryRelationBeginsWithItsDocument) {
  ASSERT_EQ(feed_relations().size(), std::size_t{kRelationCount});
  for (const Relation& relation : feed_relations()) {
    EXPECT_EQ(relation.fields.front().name, "document_id");
    std::set<std::string> names;
    for (const Field& field : relation.fields) EXPECT_TRUE(names.insert(field.name).second) << field.name;
    for (std::size_t i = 0; i < relation.key_fields; ++i) EXPECT_TRUE(relation.fields[i].required);
  }
}

// `yusuan schema facts.sql > schemas/facts.sql` and the like bring them up to date; in facts.md an introduction stands
// before it.
TEST(FeedSchema, ThePublishedFilesSayTheSame) {
  EXPECT_EQ(schema_file("facts.sql"), feed_ddl(SqlDialect::kPostgres));
  EXPECT_EQ(schema_file("facts.sqlite.sql"), feed_ddl(SqlDialect::kSqlite));
  EXPECT_TRUE(schema_file("facts.md").ends_with(feed_schema_page()));
}

}  // namespace
}  // namespace yusuan::feed
