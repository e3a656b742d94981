// Any line of `yusuan worker`: an order or a complaint, and an id that is JSON.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "process/worker_order.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const yusuan::process::WorkerOrder order =
      yusuan::process::read_worker_order({reinterpret_cast<const char*>(data), size});
  if (order.complaint.empty() && order.path.empty() && !order.content) std::abort();
  if (!order.id.empty() && !nlohmann::json::accept(order.id)) std::abort();
  return 0;
}
