using System.Runtime.CompilerServices;
using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>What the judgements of a cluster add up to, hop by hop. A value: a group's tally is copied for each of its clusters.</summary>
internal struct HopTally
{
    private HopFlags _hops;

    /// <summary>A supporting or mandatory rule could not decide: the assurance is not full.</summary>
    public bool HasUnknown { get; private set; }

    public readonly HopFlag this[Hop hop] => _hops[(int)hop];

    public void Add(RuleDescriptor rule, Site site, in Judgement judgement, bool isExempted)
    {
        // Low and Info never break a hop, and what cannot break a hop cannot prove it either: but of a rule that had to be
        // judged it says that it was, on known data.
        var decides = (judgement.Severity ?? rule.Severity) >= Severity.Medium;
        var proven = decides || rule.IsMandatoryFor(site) ? HopFlag.Proven : HopFlag.None;
        var flag = judgement.State switch
        {
            ComplianceState.NotApplicable => HopFlag.Judged,
            ComplianceState.Compliant => HopFlag.Judged | HopFlag.Applicable | proven,
            ComplianceState.NonCompliant => HopFlag.Judged | HopFlag.Applicable | (!decides ? proven : isExempted ? HopFlag.Broken : HopFlag.Broken | HopFlag.BrokenOpenly),
            _ => HopFlag.Judged | HopFlag.Applicable | (rule.IsMandatoryFor(site) ? HopFlag.Unknown : 0),
        };
        _hops[(int)rule.Hop] |= flag;
        HasUnknown |= judgement.State is ComplianceState.Unknown;
    }

    public void Add(in HopTally other)
    {
        for (var hop = 0; hop < HopStates.Count; hop++)
        {
            _hops[hop] |= other._hops[hop];
        }

        HasUnknown |= other.HasUnknown;
    }

    [InlineArray(12)]
    private struct HopFlags
    {
        private HopFlag _first;
    }
}

[Flags]
internal enum HopFlag : byte
{
    None = 0,

    /// <summary>Some rule was asked.</summary>
    Judged = 1,

    /// <summary>Some rule applied.</summary>
    Applicable = 2,
    Proven = 4,
    Unknown = 8,
    Broken = 16,

    /// <summary>Broken by a finding that no exemption covers.</summary>
    BrokenOpenly = 32,
}

internal static class HopFlagTests
{
    /// <summary>What HasFlag says, which allocates until the code is compiled for good: a scan of a file may end before that.</summary>
    public static bool Has(this HopFlag flags, HopFlag flag) => (flags & flag) != 0;
}
