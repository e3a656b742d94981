// What a worker, or the keeper of results, and their parent say to each other: one packet a message over a socket pair,
// descriptors passed along.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace yusuan::process {

enum class PacketKind : std::uint8_t {
  kReady,   ///< worker: text is why it is not locked in, empty when it is
  kJob,     ///< parent: text is the name to show, descriptor what to read, result where the result goes
  kDone,    ///< worker: figures of its job; text is the SHA-256 of what it read; when !figures.good, text is the
            ///< error's code and more what is wrong
  kKeep,    ///< parent: a FinishedResult: figures.number its own, text its name, the descriptor; more its SHA-256 and
            ///< behind it its path
  kKept,    ///< keeper: text is empty, or why this one is not kept
  kBroken,  ///< keeper: text is why nothing can be kept any more
};

/// Plain bytes, copied from process to process of the same program.
struct PacketFigures {
  std::uint64_t number = 0;        ///< of the job, or of the result to keep
  std::uint64_t result_bytes = 0;  ///< counted by the parent
  std::int64_t peak_kib = 0;       ///< resident memory at its highest while the document was worked on
  double cpu_seconds = 0;
  int page = 0;  ///< of the error, from 1; 0: none
  int pages = 0, tables = 0, failing_checks = 0, warnings = 0;
  bool good = false;
  bool retire = false;  ///< the worker is not fit for another document and ends
};

struct Packet {
  PacketKind kind = PacketKind::kReady;
  PacketFigures figures;
  std::string text, more;            ///< cut to 32 KiB each on the way
  int descriptor = -1, result = -1;  ///< the receiver owns what it gets
};

/// False when the other side is gone.
bool send_packet(int socket, const Packet& packet);
/// Closes what came with it.
void close_descriptors(Packet& packet);
/// nullopt when the other side is gone, or says what is no packet.
std::optional<Packet> receive_packet(int socket);

}  // namespace yusuan::process
