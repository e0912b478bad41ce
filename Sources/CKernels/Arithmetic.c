// The loops of arithmetic, comparisons and choices.
//
// Selections are conditional expressions over values that are computed anyway, which become blends.

#include "CKernels.h"
#include "Loops.h"

/// A truth, or none where an operand is none: their sum is NaN just then, or where infinities
/// meet, which no lane holds.
INLINE double truth(int holds, double a, double b) {
  return isunordered(a, b) ? NAN : holds ? 1.0 : 0.0;
}

/// The quotient of a and b, rounded down.
INLINE double quotient(double a, double b) { return floor(a / b); }

/// Days in a year and the years before it, from a 1st of March on.
INLINE double days_before(double year) {
  return 365 * year + quotient(year, 4) - quotient(year, 100) + quotient(year, 400);
}

/// The month of a day: years begin with March, so that a leap day is the last of its year.
INLINE double month_of_day(double day) {
  double z = day + 719468, era = quotient(z, 146097), rest = z - era * 146097;
  double year = quotient(
      rest - quotient(rest, 1460) + quotient(rest, 36524) - quotient(rest, 146096), 365);
  double of_year = rest - (365 * year + quotient(year, 4) - quotient(year, 100));
  return 12 * (year + era * 400) + quotient(5 * of_year + 2, 153) + 2;
}

/// The first day of a month.
INLINE double first_day_of_month(double month) {
  double year = quotient(month - 2, 12), of_year = month - 2 - 12 * year;
  return days_before(year) + quotient(153 * of_year + 2, 5) - 719468;
}

UNARY(whole_number, x == floor(x) ? x : NAN)
UNARY(month_of_day, month_of_day(x))
UNARY(first_day_of_month, first_day_of_month(x))
UNARY(negate, number(-x))
UNARY(not, 1.0 - x)
UNARY(absolute, fabs(x))
UNARY(known, x == x ? 1.0 : 0.0)
UNARY(square_root, number(sqrt(x)))
UNARY(floor, floor(x))
UNARY(ceiling, ceil(x))
UNARY(round, round(x))

BINARY(add, number(x + y))
BINARY(subtract, number(x - y))
BINARY(multiply, number(x * y))
BINARY(divide, number(x / y))
BINARY(minimum, isunordered(x, y) ? NAN : x < y ? x : y)
BINARY(maximum, isunordered(x, y) ? NAN : x > y ? x : y)
BINARY(equal, truth(x == y, x, y))
BINARY(not_equal, truth(x != y, x, y))
BINARY(less, truth(x < y, x, y))
BINARY(less_or_equal, truth(x <= y, x, y))
BINARY(and, x == 0 || y == 0 ? 0.0 : isunordered(x, y) ? NAN : 1.0)
BINARY(or, x == 1 || y == 1 ? 1.0 : isunordered(x, y) ? NAN : 0.0)

/// d <- a where c is true, b where it is false.
CLONES void YK_NAME(select)(double *d, const double *a, const double *b, const double *c, long count) {
  FOR_EACH_LANE {
    double x = a[i], y = b[i], condition = c[i];
    d[i] = condition == 1 ? x : condition == 0 ? y : NAN;
  }
}
