using Compliance.Application.Proofs;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Web.Views;

/// <summary>A cluster as lists show it.</summary>
public sealed record ClusterView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? ScopeId { get; init; }

    public required Verdict Verdict { get; init; }

    public OutOfScopeReason? OutOfScopeReason { get; init; }

    public required Assurance Assurance { get; init; }

    /// <summary>The first broken hop; null when none is.</summary>
    public Hop? BrokenAt { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }

    internal static ClusterView Of(StoredProof proof) => new()
    {
        Id = proof.ClusterId.Text,
        Name = proof.ClusterId.Name,
        ScopeId = proof.ScopeId?.Text,
        Verdict = proof.Verdict,
        OutOfScopeReason = proof.OutOfScopeReason,
        Assurance = proof.Assurance,
        BrokenAt = proof.BrokenAt,
        JudgedAt = proof.JudgedAt,
    };
}
