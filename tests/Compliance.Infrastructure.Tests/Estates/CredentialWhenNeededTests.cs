using Azure.Core;
using Compliance.Infrastructure.Estates;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

public sealed class CredentialWhenNeededTests
{
    private static readonly TokenRequestContext Context = new(["https://management.azure.com/.default"]);

    [Fact]
    public async Task GetToken_Twice_AsksOneCredentialThatTheFirstMade()
    {
        var made = 0;
        var credential = new CredentialWhenNeeded(() => new NumberedCredential(++made));
        Assert.Equal(0, made);

        var first = await credential.GetTokenAsync(Context, CancellationToken.None);
        var second = credential.GetToken(Context, CancellationToken.None);

        Assert.Equal(("token of 1", "token of 1"), (first.Token, second.Token));
        Assert.Equal(1, made);
    }

    private sealed class NumberedCredential(int number) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token of {number}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
