// Locks the process in before it parses what strangers made.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yusuan::process {

/// From here on this process has no network, opens nothing for writing and only `readable` (files, folders) and the
/// system's libraries for reading, runs no code but what is loaded, starts no program, makes no process or thread and
/// touches no other process: everything that the kernel offers is refused (EPERM, files EACCES) but for a short list
/// that parsing needs. Descriptors that are open already keep working. There is no way back. Returns a line that says
/// what the kernel cannot lock, nullopt when all is.
std::optional<std::string> enter_sandbox(const std::vector<std::string>& readable);

/// Bounds what this process may take: bytes of address space, of a file that it writes (1 GiB), no core dump. Address
/// space stays unbounded in builds with sanitizers, which reserve terabytes.
void limit_resources(std::uint64_t address_space_bytes);

/// From here on `exhausted` becomes true when this process is refused memory: by operator new, or, once most of
/// `address_space_bytes` are taken, as a library that aborts says. Before enter_sandbox().
void note_exhaustion(std::atomic<bool>& exhausted, std::uint64_t address_space_bytes);

/// Lets malloc keep what is freed, up to a bound: what a page needed is there for the next one. Otherwise each page's
/// larger vectors come from the kernel, cleared, and go back (a quarter of a run's page faults).
void keep_freed_memory();

}  // namespace yusuan::process
