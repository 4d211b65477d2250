namespace Compliance.Simulator.Kql;

/// <summary>An expression resolved against columns: its static type and how to compute it for one row.</summary>
internal sealed record Bound(KqlType Type, Func<object?[], object?> Evaluate);
