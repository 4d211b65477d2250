namespace Compliance.Web.Access;

/// <summary>Whether a token is valid cannot be told now, because its issuer's keys cannot be read.</summary>
internal sealed class SigningKeysUnavailableException(Exception cause) : Exception("The signing keys of the tenant cannot be read.", cause);
