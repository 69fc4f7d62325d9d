"""make bench: every benchmark, one after the other."""

from benchmarks import (
    cases,
    extraction_accuracy,
    grouping,
    kills,
    networks,
    referrals,
    spark,
    throughput,
    tips,
    web,
)

if __name__ == "__main__":
    print("== Extraction: how well ==")
    extraction_accuracy.main([])
    print("\n== Whole run: how fast ==")
    throughput.main([])
    print("\n== Text groups ==")
    grouping.main(["--made"])
    print("\n== Networks ==")
    networks.main([])
    print("\n== A store that is killed ==")
    kills.main([])
    print("\n== Tips: taken in without loss ==")
    tips.main([])
    print("\n== Referrals: sent without loss ==")
    referrals.main([])
    print("\n== Pages: worklist, advert, network, place ==")
    web.main([])
    print("\n== The time line of a person ==")
    cases.main([])
    print("\n== Spark: the same files ==")
    spark.main([])
