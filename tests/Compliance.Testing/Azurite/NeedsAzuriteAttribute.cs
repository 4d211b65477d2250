namespace Compliance.Testing.Azurite;

/// <summary>The class's contract tests run against Azurite.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAzuriteAttribute : Attribute;
