// QPDF's archive calls ten functions of GnuTLS, for encrypted files only. Loading that library with the eight that it
// brings takes 1 ms and 1 MiB of each run (measured): these stand in for them and load it when one is called.
#include <dlfcn.h>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace {

void* function(const char* name) {
  static void* const library = dlopen(YUSUAN_GNUTLS, RTLD_NOW | RTLD_LOCAL);
  void* const found = library == nullptr ? nullptr : dlsym(library, name);
  if (found == nullptr) throw std::runtime_error(std::string("to decrypt it takes " YUSUAN_GNUTLS ": no ") + name);
  return found;
}

template <typename Result, typename... Arguments>
Result call(const char* name, Arguments... arguments) {
  return reinterpret_cast<Result (*)(Arguments...)>(function(name))(arguments...);
}

}  // namespace

// As in gnutls/crypto.h, whose handles and enumerations are pointers and int.
extern "C" {

int gnutls_hash_init(void** hash, int algorithm) { return call<int>("gnutls_hash_init", hash, algorithm); }
int gnutls_hash(void* hash, const void* text, std::size_t size) { return call<int>("gnutls_hash", hash, text, size); }
void gnutls_hash_deinit(void* hash, void* digest) { call<void>("gnutls_hash_deinit", hash, digest); }

int gnutls_cipher_init(void** cipher, int algorithm, const void* key, const void* start) {
  return call<int>("gnutls_cipher_init", cipher, algorithm, key, start);
}
int gnutls_cipher_encrypt2(void* cipher, const void* from, std::size_t from_size, void* to, std::size_t to_size) {
  return call<int>("gnutls_cipher_encrypt2", cipher, from, from_size, to, to_size);
}
int gnutls_cipher_decrypt2(void* cipher, const void* from, std::size_t from_size, void* to, std::size_t to_size) {
  return call<int>("gnutls_cipher_decrypt2", cipher, from, from_size, to, to_size);
}
void gnutls_cipher_deinit(void* cipher) { call<void>("gnutls_cipher_deinit", cipher); }
std::size_t gnutls_cipher_get_key_size(int algorithm) {
  return call<std::size_t>("gnutls_cipher_get_key_size", algorithm);
}

int gnutls_rnd(int level, void* data, std::size_t size) { return call<int>("gnutls_rnd", level, data, size); }
const char* gnutls_strerror(int error) { return call<const char*>("gnutls_strerror", error); }

}  // extern "C"
