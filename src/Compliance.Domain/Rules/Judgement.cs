using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Rules;

/// <summary>What one rule says of one subject, with the evidence it says it on.</summary>
public readonly record struct Judgement
{
    private readonly ImmutableArray<Evidence> _evidence;

    // Of a hundred thousand clusters nearly every judgement is a pass on one fact or two, which nobody asks for: they need no array.
    private readonly Evidence? _fact;
    private readonly Evidence? _secondFact;

    private Judgement(Evidence fact, Evidence? secondFact)
    {
        State = ComplianceState.Compliant;
        _fact = fact;
        _secondFact = secondFact;
    }

    private Judgement(ComplianceState state, string? message, ImmutableArray<Evidence> evidence)
    {
        State = state;
        Message = message;
        _evidence = evidence;
    }

    public ComplianceState State { get; }

    /// <summary>One sentence for a person; for Unknown, what would decide it. A Compliant judgement may have none.</summary>
    public string? Message { get; }

    /// <summary>Overrides the descriptor's severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Set when, and only when, the state is Unknown.</summary>
    public UnknownReason? Reason { get; private init; }

    /// <summary>What was not there to read, when that is why the state is Unknown.</summary>
    public Wanted? Wanted { get; private init; }

    public ImmutableArray<Evidence> Evidence => !_evidence.IsDefault ? _evidence
        : _fact is null ? []
        : _secondFact is null ? [_fact]
        : [_fact, _secondFact];

    public static Judgement Compliant(Evidence evidence) => new(evidence, secondFact: null);

    public static Judgement Compliant(Evidence first, Evidence second) => new(first, second);

    public static Judgement Compliant(params ImmutableArray<Evidence> evidence) => new(ComplianceState.Compliant, null, evidence);

    /// <summary>A pass that a reader should know something about.</summary>
    public static Judgement CompliantWithNote(string note, params ImmutableArray<Evidence> evidence) => new(ComplianceState.Compliant, note, evidence);

    public static Judgement NonCompliant(string message, params ImmutableArray<Evidence> evidence) => new(ComplianceState.NonCompliant, message, evidence);

    public static Judgement NotApplicable(string why) => new(ComplianceState.NotApplicable, why, []);

    /// <summary>A value, type or cloud that the rule does not know.</summary>
    public static Judgement UnknownValue(string message, params ImmutableArray<Evidence> evidence) =>
        new(ComplianceState.Unknown, message, evidence) { Reason = UnknownReason.UnknownValue };

    /// <summary>A fact that only a declaration, attestation or probe can give.</summary>
    public static Judgement NotProvided(string message, params ImmutableArray<Evidence> evidence) =>
        new(ComplianceState.Unknown, message, evidence) { Reason = UnknownReason.NotProvided };

    /// <summary>Something that was not there to read; <paramref name="presence"/> says why.</summary>
    public static Judgement NotRead(Presence presence, ResourceType type, ReadOnlySpan<char> subscription, string message, params ImmutableArray<Evidence> evidence) =>
        new(ComplianceState.Unknown, message, evidence)
        {
            Reason = presence is Presence.ReadFailed ? UnknownReason.ReadFailed : UnknownReason.NotCovered,
            Wanted = new Wanted(type, subscription.ToString().ToLowerInvariant()),
        };

    /// <summary>The same of something no cluster's proof needs: what was not read makes the assessment no less complete.</summary>
    public Judgement AsAdvisory() => this with { Wanted = Wanted is null ? null : Wanted with { IsAdvisory = true } };
}
