using Azure.Core;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// Makes the credential for the first token that is asked for: a host that reads a simulator asks for none, and no host should wait for
/// the identity libraries to load before it answers.
/// </summary>
internal sealed class CredentialWhenNeeded(Func<TokenCredential> make) : TokenCredential
{
    private readonly Lazy<TokenCredential> _made = new(make);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        _made.Value.GetToken(requestContext, cancellationToken);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        _made.Value.GetTokenAsync(requestContext, cancellationToken);
}
