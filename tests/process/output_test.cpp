#include "process/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

namespace yusuan::process {
namespace {

TEST(Output, AReaderThatIsGoneIsAnErrorAndNoSignal) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const int kept = dup(STDOUT_FILENO);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  dup2(ends[1], STDOUT_FILENO);
  EXPECT_THROW(write_stdout("x"), OutputError);
  dup2(kept, STDOUT_FILENO);
  std::signal(SIGPIPE, before);
  close(kept);
  close(ends[1]);
}

}  // namespace
}  // namespace yusuan::process
