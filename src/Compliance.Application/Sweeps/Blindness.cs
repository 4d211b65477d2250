using System.Collections.Immutable;

namespace Compliance.Application.Sweeps;

/// <summary>Governed subscriptions whose changes reach us by no event, so that only sweeps find them.</summary>
/// <param name="Blind">Lower-cased ids, ordinal.</param>
/// <param name="Unknown">Subscriptions whose event subscriptions could not be read: neither blind nor seeing. Lower-cased, ordinal.</param>
public sealed record Blindness(ImmutableArray<string> Blind, ImmutableArray<string> Unknown);
