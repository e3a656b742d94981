// QPDF's archive calls ten functions of GnuTLS, for encrypted and for repaired files only. That library with the eight
// that it brings would take 1 ms and 1 MiB of each run (measured), and a process that is locked in may load no code
// once such a file shows up: so they stand here, made of Nettle, which does the work in GnuTLS, too.
#include <nettle/aes.h>
#include <nettle/arcfour.h>
#include <nettle/cbc.h>
#include <nettle/md5.h>
#include <nettle/sha2.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <variant>

namespace {

constexpr int kRefused = -1;

template <typename Context, auto init, auto update, auto finish, std::size_t size>
struct HashOf {
  Context context;
  HashOf() { init(&context); }
  void add(std::size_t length, const std::uint8_t* text) { update(&context, length, text); }
  void end(std::uint8_t* digest) { finish(&context, size, digest); }
};

using Md5 = HashOf<md5_ctx, nettle_md5_init, nettle_md5_update, nettle_md5_digest, MD5_DIGEST_SIZE>;
using Sha256 = HashOf<sha256_ctx, nettle_sha256_init, nettle_sha256_update, nettle_sha256_digest, SHA256_DIGEST_SIZE>;
using Sha384 = HashOf<sha512_ctx, nettle_sha384_init, nettle_sha512_update, nettle_sha384_digest, SHA384_DIGEST_SIZE>;
using Sha512 = HashOf<sha512_ctx, nettle_sha512_init, nettle_sha512_update, nettle_sha512_digest, SHA512_DIGEST_SIZE>;
using Hash = std::variant<Md5, Sha256, Sha384, Sha512>;

struct Rc4 {
  arcfour_ctx context;
};

// AES in blocks that are chained.
struct Aes {
  aes256_ctx long_encrypt, long_decrypt;
  aes128_ctx short_encrypt, short_decrypt;
  bool is_long;
  std::array<std::uint8_t, AES_BLOCK_SIZE> block;
};

using Cipher = std::variant<Rc4, Aes>;

struct Datum {  // gnutls_datum_t
  const std::uint8_t* data;
  unsigned size;
};

enum Algorithm { kRc4 = 2, kAes128 = 4, kAes256 = 5 };  // gnutls_cipher_algorithm_t

Aes aes_of(const Datum& key, const Datum* start, bool is_long) {
  Aes aes{};
  aes.is_long = is_long;
  if (start != nullptr)
    std::copy_n(start->data, std::min<std::size_t>(start->size, aes.block.size()), aes.block.data());
  if (is_long) {
    aes256_set_encrypt_key(&aes.long_encrypt, key.data);
    aes256_invert_key(&aes.long_decrypt, &aes.long_encrypt);
  } else {
    aes128_set_encrypt_key(&aes.short_encrypt, key.data);
    aes128_invert_key(&aes.short_decrypt, &aes.short_encrypt);
  }
  return aes;
}

int crypt(void* cipher, const void* from, std::size_t size, void* to, std::size_t room, bool encrypt) {
  const auto* in = static_cast<const std::uint8_t*>(from);
  auto* out = static_cast<std::uint8_t*>(to);
  if (room < size) return kRefused;
  if (auto* rc4 = std::get_if<Rc4>(static_cast<Cipher*>(cipher))) {
    arcfour_crypt(&rc4->context, size, out, in);
    return 0;
  }
  Aes& aes = std::get<Aes>(*static_cast<Cipher*>(cipher));
  if (size % AES_BLOCK_SIZE != 0) return kRefused;
  const auto run = [&](auto chain, const void* context, auto* one_block) {
    chain(context, reinterpret_cast<nettle_cipher_func*>(one_block), AES_BLOCK_SIZE, aes.block.data(), size, out, in);
  };
  if (encrypt && aes.is_long) run(nettle_cbc_encrypt, &aes.long_encrypt, nettle_aes256_encrypt);
  if (encrypt && !aes.is_long) run(nettle_cbc_encrypt, &aes.short_encrypt, nettle_aes128_encrypt);
  if (!encrypt && aes.is_long) run(nettle_cbc_decrypt, &aes.long_decrypt, nettle_aes256_decrypt);
  if (!encrypt && !aes.is_long) run(nettle_cbc_decrypt, &aes.short_decrypt, nettle_aes128_decrypt);
  return 0;
}

}  // namespace

// As in gnutls/crypto.h, whose handles and enumerations are pointers and int. 0 is success.
extern "C" {

int gnutls_hash_init(void** hash, int algorithm) {
  switch (algorithm) {
    case 2:
      *hash = new Hash(Md5());
      return 0;
    case 6:
      *hash = new Hash(Sha256());
      return 0;
    case 7:
      *hash = new Hash(Sha384());
      return 0;
    case 8:
      *hash = new Hash(Sha512());
      return 0;
    default:
      return kRefused;
  }
}

int gnutls_hash(void* hash, const void* text, std::size_t size) {
  std::visit([&](auto& h) { h.add(size, static_cast<const std::uint8_t*>(text)); }, *static_cast<Hash*>(hash));
  return 0;
}

void gnutls_hash_deinit(void* hash, void* digest) {
  if (digest != nullptr)
    std::visit([&](auto& h) { h.end(static_cast<std::uint8_t*>(digest)); }, *static_cast<Hash*>(hash));
  delete static_cast<Hash*>(hash);
}

std::size_t gnutls_cipher_get_key_size(int algorithm) {
  return algorithm == kAes256 ? AES256_KEY_SIZE : algorithm == kAes128 || algorithm == kRc4 ? AES128_KEY_SIZE : 0;
}

int gnutls_cipher_init(void** cipher, int algorithm, const void* key, const void* start) {
  const auto& secret = *static_cast<const Datum*>(key);
  if (algorithm == kRc4) {
    if (secret.size < ARCFOUR_MIN_KEY_SIZE || secret.size > ARCFOUR_MAX_KEY_SIZE) return kRefused;
    Rc4 rc4{};
    arcfour_set_key(&rc4.context, secret.size, secret.data);
    *cipher = new Cipher(rc4);
    return 0;
  }
  if ((algorithm != kAes128 && algorithm != kAes256) || secret.size != gnutls_cipher_get_key_size(algorithm))
    return kRefused;
  *cipher = new Cipher(aes_of(secret, static_cast<const Datum*>(start), algorithm == kAes256));
  return 0;
}

int gnutls_cipher_encrypt2(void* cipher, const void* from, std::size_t from_size, void* to, std::size_t to_size) {
  return crypt(cipher, from, from_size, to, to_size, true);
}

int gnutls_cipher_decrypt2(void* cipher, const void* from, std::size_t from_size, void* to, std::size_t to_size) {
  return crypt(cipher, from, from_size, to, to_size, false);
}

void gnutls_cipher_deinit(void* cipher) { delete static_cast<Cipher*>(cipher); }

int gnutls_rnd(int, void* data, std::size_t size) {
  auto* bytes = static_cast<std::uint8_t*>(data);
  while (size > 0) {
    const ssize_t got = getrandom(bytes, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return kRefused;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return 0;
}

const char* gnutls_strerror(int) { return "refused"; }

}  // extern "C"
