// Numbers in the open interval (0, 1), each a function of its key and its index alone.
//
// A number is made of 52 random bits k as (k + 1/2) 2^-52: a multiple of 2^-53 that is exact, never 0 or 1,
// and symmetric around 1/2.

#include "CSampling.h"

#include <string.h>

#include "Clones.h"
#include "SobolDirections.h"

/// The number of draws that share the bits of their index above the lowest six.
enum { GROUP = 64, GROUP_BITS = 6 };

/// The number in (0, 1) whose first 32 bits are `high` and whose next 20 are those of `low`.
INLINE double unit(uint32_t high, uint32_t low) {
  uint64_t bits = 0x3FF0000000000000u | (uint64_t)high << 20 | low >> 12;
  double one_and;
  memcpy(&one_and, &bits, sizeof one_and);
  return one_and - 0x1.fffffffffffffp-1;
}

// -- Sobol

void ys_sobol_directions(uint32_t *directions, int dimension) {
  uint32_t polynomial = ys_sobol_polynomials[dimension];
  const uint16_t *numbers = ys_sobol_numbers + ys_sobol_offsets[dimension];
  int degree = 31 - __builtin_clz(polynomial);
  for (int i = 0; i < 32; i++) {
    uint32_t value;
    if (degree == 0) {
      value = (uint32_t)1 << (31 - i);
    } else if (i < degree) {
      value = (uint32_t)numbers[i] << (31 - i);
    } else {
      value = directions[i - degree] ^ directions[i - degree] >> degree;
      for (int j = 1; j < degree; j++) {
        if (polynomial >> (degree - j) & 1) value ^= directions[i - j];
      }
    }
    directions[i] = value;
  }
  for (int i = 0; i < 32; i++) directions[i] = __builtin_bitreverse32(directions[i]);
}

/// The nested uniform scrambling of the reversed point `x`: each bit is flipped or not by a hash of the bits
/// below it. The multipliers of the steps without a key are even, so that nothing moves downwards; they are
/// N. Vegdahl's improvement (2021) of the hash of Laine and Karras (2011), which B. Burley, "Practical
/// hash-based Owen scrambling", JCGT 9 (2020), 1-20, brought to Sobol points.
INLINE uint32_t scrambled(uint32_t x, const uint32_t *key) {
  x ^= x * 0x3d20adeau;
  x += key[0];
  x *= key[1] | 1;
  x ^= x * 0x05526c56u;
  x ^= x * 0x53a22864u;
  return x;
}

/// The bits that follow those of a scrambled point: a hash of them all (T. Ettinger's and C. Wellons' mixing).
INLINE uint32_t following(uint32_t x, uint32_t key) {
  x ^= key;
  x ^= x >> 16;
  x *= 0x21f0aaadu;
  x ^= x >> 15;
  x *= 0xd35a2d97u;
  return x ^ x >> 15;
}

/// The key of the index' upper 32 bits: beyond 2^32 draws the sequence starts again with another scrambling.
INLINE void key_of_part(uint32_t *part, const uint32_t *key, uint32_t upper) {
  for (int i = 0; i < 3; i++) {
    part[i] = upper == 0 ? key[i] : following(following(key[i], upper), (uint32_t)i);
  }
}

/// The reversed Sobol point of `index`, its lowest bits left out.
static uint32_t base_of_group(const uint32_t *directions, uint32_t group) {
  uint32_t point = 0;
  for (int i = GROUP_BITS; group != 0; i++, group >>= 1) {
    if (group & 1) point ^= directions[i];
  }
  return point;
}

CLONES void ys_sobol(double *d, const ys_sobol_dimension *dimension, uint64_t start, long count) {
  const uint32_t *directions = dimension->directions, *key = dimension->key;
  uint32_t low[GROUP] = {0}, part[3];
  for (int bit = 0; bit < GROUP_BITS; bit++) {
    for (int i = 0; i < 1 << bit; i++) low[i + (1 << bit)] = low[i] ^ directions[bit];
  }
  while (count > 0) {
    key_of_part(part, key, (uint32_t)(start >> 32));
    const uint32_t base = base_of_group(directions, (uint32_t)start >> GROUP_BITS);
    const long offset = (long)(start % GROUP);
    const long length = GROUP - offset < count ? GROUP - offset : count;
    if (length == GROUP) {
      _Pragma("clang loop vectorize(enable) interleave_count(4)")
      for (long i = 0; i < GROUP; i++) {
        uint32_t x = scrambled(base ^ low[i], part);
        d[i] = unit(__builtin_bitreverse32(x), following(x, part[2]));
      }
    } else {
      for (long i = 0; i < length; i++) {
        uint32_t x = scrambled(base ^ low[offset + i], part);
        d[i] = unit(__builtin_bitreverse32(x), following(x, part[2]));
      }
    }
    d += length, start += (uint64_t)length, count -= length;
  }
}

void ys_sobol_plain(double *d, const uint32_t *directions, uint64_t start, long count) {
  for (long i = 0; i < count; i++) {
    uint32_t point = 0;
    for (int bit = 0; bit < 32; bit++) {
      if ((start + (uint64_t)i) >> bit & 1) point ^= directions[bit];
    }
    d[i] = __builtin_bitreverse32(point) * 0x1p-32;
  }
}

// -- Counters

/// Four words of Philox4x32-10: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC11 (2011). Words are in 64-bit lanes, which is how vector machines multiply them.
INLINE void philox(uint64_t *c, uint64_t key) {
  uint64_t k0 = key & 0xFFFFFFFFu, k1 = key >> 32;
  for (int round = 0; round < 10; round++) {
    uint64_t a = c[0] * 0xD2511F53u, b = c[2] * 0xCD9E8D57u;
    c[0] = b >> 32 ^ c[1] ^ k0;
    c[1] = b & 0xFFFFFFFFu;
    c[2] = a >> 32 ^ c[3] ^ k1;
    c[3] = a & 0xFFFFFFFFu;
    k0 = (k0 + 0x9E3779B9u) & 0xFFFFFFFFu;
    k1 = (k1 + 0xBB67AE85u) & 0xFFFFFFFFu;
  }
}

/// The two numbers of counter `pair` in `stream`.
INLINE void philox_pair(double *first, double *second, uint64_t key, uint64_t stream, uint64_t pair) {
  uint64_t c[4] = {pair & 0xFFFFFFFFu, pair >> 32, stream & 0xFFFFFFFFu, stream >> 32};
  philox(c, key);
  *first = unit((uint32_t)c[0], (uint32_t)c[1]);
  *second = unit((uint32_t)c[2], (uint32_t)c[3]);
}

void ys_philox_words(uint32_t *words, uint64_t key, uint64_t stream, uint64_t counter) {
  uint64_t c[4] = {counter & 0xFFFFFFFFu, counter >> 32, stream & 0xFFFFFFFFu, stream >> 32};
  philox(c, key);
  for (int i = 0; i < 4; i++) words[i] = (uint32_t)c[i];
}

void ys_sobol_scramble(ys_sobol_dimension *dimension, int number, uint64_t key, uint64_t stream) {
  ys_sobol_directions(dimension->directions, number);
  ys_philox_words(dimension->key, key, stream, UINT64_MAX);
}

CLONES void ys_counter(double *d, uint64_t key, uint64_t stream, uint64_t start, long count) {
  double unused;
  if (count > 0 && start % 2 == 1) {
    philox_pair(&unused, d, key, stream, start / 2);
    d++, start++, count--;
  }
  const uint64_t pair = start / 2;
  for (long i = 0; i < count / 2; i++) {
    philox_pair(d + 2 * i, d + 2 * i + 1, key, stream, pair + (uint64_t)i);
  }
  if (count > 0 && count % 2 == 1) {
    philox_pair(d + count - 1, &unused, key, stream, pair + (uint64_t)(count / 2));
  }
}

// -- Latin hypercubes

/// The rounds of the permutation: Luby and Rackoff prove four for random functions; two more pay for the
/// short halves.
enum { ROUNDS = 6 };

/// The image of `i` under a keyed permutation of the numbers of `low + high` bits: an alternating Feistel
/// network (M. Luby, C. Rackoff, "How to construct pseudorandom permutations", SIAM J. Comput. 17, 1988).
INLINE uint64_t feistel(uint64_t i, uint32_t low, uint32_t high, const uint32_t *key) {
  const uint32_t low_mask = (uint32_t)(((uint64_t)1 << low) - 1);
  const uint32_t high_mask = (uint32_t)(((uint64_t)1 << high) - 1);
  uint32_t right = (uint32_t)i & low_mask, left = (uint32_t)(i >> low) & high_mask;
  for (int round = 0; round < ROUNDS; round += 2) {
    left ^= following(right, key[round]) & high_mask;
    right ^= following(left, key[round + 1]) & low_mask;
  }
  return (uint64_t)left << low | right;
}

CLONES void ys_latin(double *d, const ys_latin_key *key, uint64_t start, long count) {
  const uint32_t low = (key->bits + 1) / 2, high = key->bits / 2;
  const uint64_t size = key->size;
  uint64_t places[GROUP];
  for (long first = 0; first < count; first += GROUP) {
    const long length = count - first < GROUP ? count - first : GROUP;
    const uint64_t index = start + (uint64_t)first;
    for (long i = 0; i < length; i++) places[i] = feistel(index + (uint64_t)i, low, high, key->rounds);
    // Cycle walking: a place beyond the cube is permuted again (J. Black, P. Rogaway, CT-RSA 2002).
    for (long i = 0; i < length; i++) {
      while (places[i] >= size) places[i] = feistel(places[i], low, high, key->rounds);
    }
    for (long i = 0; i < length; i++) {
      uint64_t place = places[i] + key->shift;
      place = place >= size ? place - size : place;
      double x = ((double)place + d[first + i]) / (double)size;
      d[first + i] = x < 0x1.fffffffffffffp-1 ? x : 0x1.fffffffffffffp-1;
    }
  }
}
