namespace Compliance.Domain.Resources;

/// <summary>The registration of a resource provider in a subscription; read from ARM, in no Resource Graph table.</summary>
public sealed record Provider : Resource
{
    /// <summary><c>Registered</c>, <c>Registering</c>, <c>NotRegistered</c>, <c>Unregistering</c> or <c>Unregistered</c>.</summary>
    public Value RegistrationState { get; init; }
}
