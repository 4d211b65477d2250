namespace Compliance.Infrastructure.ResourceManager;

/// <summary>One resource as it was read.</summary>
/// <param name="Body">Null when it does not exist, which a complete read says too, or could not be read.</param>
/// <param name="Reason">One line that says why it is not complete.</param>
internal sealed record ArmRead(BinaryData? Body, ReadOutcome Outcome, string? Reason);
