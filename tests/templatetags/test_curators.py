"""Times and figures as curators' pages say them."""

from decimal import Decimal

from testimonies.models import Claim
from testimonies.templatetags.curators import clock, figures


def test_time_is_read_from_a_clock_and_left_out_where_there_is_none():
    assert (clock(3_723_400), clock(0), clock(None)) == ("1:02:03", "0:00:00", "")


def test_figures_are_worded():
    assert figures(Claim(low=Decimal(3000), of_total=Decimal(80000))) == "3,000 of 80,000"
