#include "process/outbox.h"

#include <gtest/gtest.h>

#include <vector>

#include "process/output.h"

namespace yusuan::process {
namespace {

using Names = std::vector<std::string>;

Names delivered(const Outbox& outbox, bool good) {
  Names names;
  outbox.deliver(good, [&](Parcel, const std::string& name, std::string_view bytes) {
    names.push_back(name + "=" + std::string(bytes));
  });
  return names;
}

TEST(Outbox, HandsOverWhatWasPutInInOrder) {
  const Outbox outbox;
  EXPECT_EQ(delivered(outbox, true), Names{});
  outbox.put(Parcel::kFile, "a b;1", std::string("1 2;\0x", 6));
  outbox.put(Parcel::kPicture, "预算.svg", "");
  outbox.put(Parcel::kStore, "rows", "e;");
  EXPECT_EQ(delivered(outbox, true), (Names{"a b;1=" + std::string("1 2;\0x", 6), "预算.svg=", "rows=e;"}));
  EXPECT_EQ(delivered(outbox, false), Names{"预算.svg="});
}

TEST(Outbox, LetsNobodyOutOfTheFolder) {
  for (const char* name : {"", ".", "..", "../a", "/etc/passwd", "a/b"}) {
    const Outbox outbox;
    outbox.put(Parcel::kFile, name, "x");
    EXPECT_THROW(delivered(outbox, true), OutputError) << name;
  }
}

// A child that was taken over may write anything.
TEST(Outbox, RefusesWhatIsNoParcel) {
  for (const char* bytes : {"f", "f3", "f3 ", "f3 4", "f1 99999999999999999999;a", "f1 9;ab", "f-1 2;ab", "garbage"}) {
    const Outbox outbox;
    write_whole(outbox.descriptor(), bytes);
    EXPECT_THROW(delivered(outbox, true), OutputError) << bytes;
  }
}

}  // namespace
}  // namespace yusuan::process
