/// What is told of the conditions of currencies and price years, whose codes begin with 31.
extension DiagnosticExplanation {

  /// Two currencies that are added or compared.
  static let currencyMismatch = DiagnosticExplanation(
    "two currencies meet",
    """
    Yuan and dollars are no more the same than metres and kilograms: between them lies a \
    rate, which is an input like any other. It is declared with the currency, `unit CNY = \
    USD / usd_cny`, and `to` crosses it. Where rates are a table's column, each year has its \
    own, and the conversion says which: `to CNY at 2023`.
    """,
    wrong: """
      input usd_cny = 7.08
      unit CNY = USD / usd_cny
      show $900 + 300 CNY
      """,
    right: """
      input usd_cny = 7.08
      unit CNY = USD / usd_cny
      show $900 + (300 CNY to USD)
      """)

  /// The money of two years that is added or compared.
  static let priceYearMismatch = DiagnosticExplanation(
    "money of two price years meets",
    """
    `USD@2020` are dollars with the purchasing power of 2020. They meet those of another \
    year, and dollars of the day, only by way of the price level, which is declared by \
    `deflator USD = prices.cpi`. `to USD@2024` crosses it.
    """,
    wrong: """
      table prices { year cpi
        2020  258.811
        2024  313.689
      }
      deflator USD = prices.cpi
      show 100 USD@2020 + 100 USD@2024
      """,
    right: """
      table prices { year cpi
        2020  258.811
        2024  313.689
      }
      deflator USD = prices.cpi
      show (100 USD@2020 to USD@2024) + 100 USD@2024
      """)

  /// Conversions of money that lack a year, or have one too many.
  static let yearOfConversion = DiagnosticExplanation(
    "a conversion of money and its year",
    """
    An amount of the day, `$900`, does not say when it changes hands. A conversion that \
    depends on it names the year: `to CNY at 2023`, or `at year` for each year's own. An \
    amount of one year's money, `900 USD@2020`, says it itself, and a rate that is the same \
    in all years needs none.
    """,
    wrong: """
      table exchange { year usd_cny
        2022  6.7290
        2023  7.0809
      }
      unit CNY = USD / exchange.usd_cny
      show $900 to CNY
      """,
    right: """
      table exchange { year usd_cny
        2022  6.7290
        2023  7.0809
      }
      unit CNY = USD / exchange.usd_cny
      show $900 to CNY at 2023
      """)

  /// Conversions of money for which nothing is declared.
  static let noExchange = DiagnosticExplanation(
    "nothing leads from one money to the other",
    """
    A conversion of money crosses one bridge: a rate, within a year, or a price level, \
    within a currency. Where there is none it has to be declared, and where both are needed \
    the order matters, so the script says it in two conversions.
    """,
    wrong: """
      show 100 USD@2020 to USD@2024
      """,
    right: """
      table prices { year cpi
        2020  258.811
        2024  313.689
      }
      deflator USD = prices.cpi
      show 100 USD@2020 to USD@2024
      """)

  /// Cash flows without an internal rate of return.
  static let noInternalRate = DiagnosticExplanation(
    "a cash flow has no internal rate of return",
    """
    The internal rate of return is the rate at which the net present value is zero. A flow \
    that never changes sign has none, and one that changes its sign twice or more may have \
    none: at every rate it is worth something, or costs something. `npv` at the rate of \
    interest decides. Of a drawn flow, the draws without a rate are counted, and a formula \
    says what they count as: `if known(rate) then rate else -100%`.
    """,
    wrong: """
      table deal { year cash
        2024  $100
        2025  $20
      }
      show irr(deal.cash over deal)
      """,
    right: """
      table deal { year cash
        2024  -$100
        2025  $120
      }
      show irr(deal.cash over deal)
      """)

  /// Cash flows with several internal rates of return.
  static let severalInternalRates = DiagnosticExplanation(
    "a cash flow has several internal rates of return",
    """
    A flow that changes its sign more than once may be worth nothing at several rates, and \
    none of them is the return: spreadsheets show the one that their search met first. All \
    are named. `npv` at the rate of interest decides, and `solve npv(…) == $0 for rate in \
    0%..50%` finds those in a range. Of a drawn flow, a draw with several rates has none, as \
    one without any: then no statistic is made of the others in silence.
    """,
    wrong: """
      table mine { year cash
        2024  -$100
        2025  $230
        2026  -$132
      }
      show irr(mine.cash over mine)
      """,
    right: """
      table mine { year cash
        2024  -$100
        2025  $230
        2026  -$132
      }
      input rate = 12%
      show npv(mine.cash, rate over mine)
      """)

  /// Cash flows that never pay back what was spent.
  static let neverPaidBack = DiagnosticExplanation(
    "a cash flow never pays back",
    """
    `payback` is the time at which a flow has brought in as much as was spent. Where it has \
    not by the last element of its axis, there is no such time. A longer axis, a lower \
    discount rate, or a better deal has one.
    """,
    wrong: """
      table deal { year cash
        2024  -$100
        2025  $60
      }
      show payback(deal.cash over deal)
      """,
    right: """
      table deal { year cash
        2024  -$100
        2025  $60
        2026  $60
      }
      show payback(deal.cash over deal)
      """)

  /// Rates and price levels of the wrong kind.
  static let wrongRate = DiagnosticExplanation(
    "a rate or price level is of the wrong kind",
    """
    A rate says how many units of one currency are one unit of another: a plain number, or \
    one in `CNY/USD`. A price level is a plain number for each year, a column of a table \
    whose rows are years. Only currencies have either: dollars, and those declared with a \
    rate. Other units have a fixed scale.
    """,
    wrong: """
      input usd_cny = 7.08 MW
      unit CNY = USD / usd_cny
      show 700 CNY to USD
      """,
    right: """
      input usd_cny = 7.08 CNY/USD
      unit CNY = USD / usd_cny
      show 700 CNY to USD
      """)

}
