// consumer FILE: runs the example of yusuan.h, then prints the file as JSON, read by four threads at once.
#include <yusuan/yusuan.h>

#include <fstream>
#include <future>
#include <iostream>
#include <iterator>
#include <vector>

void example(const std::string& bytes);

int main(int, char** argv) {
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  std::vector<std::future<std::string>> results;
  for (int i = 0; i < 4; ++i)
    results.push_back(
        std::async(std::launch::async, [&] { return yusuan::to_json(yusuan::extract(bytes, "input.pdf")); }));
  const std::string json = results.front().get();
  for (std::size_t i = 1; i < results.size(); ++i)
    if (results[i].get() != json) return 1;
  std::streambuf* const out = std::cout.rdbuf(std::clog.rdbuf());
  example(bytes);
  std::cout.rdbuf(out);
  std::cout << json;
}
