using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Tests.Judging;

/// <summary>Rules that say what a test tells them to.</summary>
internal static class ARule
{
    public static RuleDescriptor Described(string id, Hop hop, Severity severity = Severity.High, bool isMandatory = true, bool needsPrivateZones = false) => new()
    {
        Id = new RuleId(id),
        Title = $"Title of {id}",
        Hop = hop,
        Severity = severity,
        IsMandatory = isMandatory,
        NeedsPrivateZones = needsPrivateZones,
    };

    public static IRule On<T>(RuleDescriptor descriptor, Func<T, Judgement> judge)
        where T : ISubject => new Told<T>(descriptor, judge);

    /// <summary>A rule on each cluster that always says the same.</summary>
    public static IRule Saying(Judgement judgement, RuleDescriptor descriptor) => On<ClusterNode>(descriptor, _ => judgement);

    public static RuleCatalogue Catalogue(params IRule[] rules) => new(rules, "test");

    private sealed class Told<T>(RuleDescriptor descriptor, Func<T, Judgement> judge) : IRule<T>
        where T : ISubject
    {
        public RuleDescriptor Descriptor => descriptor;

        public Judgement Judge(T subject, Topology topology) => judge(subject);
    }
}
