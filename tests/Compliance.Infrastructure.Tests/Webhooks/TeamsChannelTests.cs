using System.Text;
using Compliance.Infrastructure.Webhooks;
using Microsoft.Extensions.Options;
using Xunit;
using static Compliance.Infrastructure.Tests.Webhooks.Alerts;

namespace Compliance.Infrastructure.Tests.Webhooks;

public sealed class TeamsChannelTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task SendAsync_Accepted_PostsTheCardOnce(int status)
    {
        await using var webhook = await Webhook.StartAsync(context => context.Response.StatusCode = status);
        using var channel = Channel(webhook.Url);

        await channel.SendAsync(Message(Opened()), CancellationToken.None);

        var post = Assert.Single(webhook.Posts);
        Assert.Equal("application/json; charset=utf-8", post.ContentType);
        Assert.Equal(Encoding.UTF8.GetString(TeamsCard.Of(Message(Opened()), null)), post.Body);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task SendAsync_Refused_ThrowsWithoutTheCredential(int status)
    {
        await using var webhook = await Webhook.StartAsync(context => context.Response.StatusCode = status);
        using var channel = Channel(webhook.Url);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => channel.SendAsync(Message(Opened()), CancellationToken.None));

        Assert.Equal(status, (int?)error.StatusCode);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_Redirect_IsNotFollowed()
    {
        await using var other = await Webhook.StartAsync(context => context.Response.StatusCode = 202);
        await using var webhook = await Webhook.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = other.Url.AbsoluteUri;
        });
        using var channel = Channel(webhook.Url);

        await Assert.ThrowsAsync<HttpRequestException>(() => channel.SendAsync(Message(Opened()), CancellationToken.None));

        Assert.Empty(other.Posts);
    }

    [Fact]
    public async Task SendAsync_NobodyThere_ThrowsWithoutTheCredential()
    {
        var webhook = await Webhook.StartAsync(_ => { });
        var url = webhook.Url;
        await webhook.DisposeAsync();
        using var channel = Channel(url);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => channel.SendAsync(Message(Opened()), CancellationToken.None));

        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_Cancelled_Stops()
    {
        await using var webhook = await Webhook.StartAsync(_ => { });
        using var channel = Channel(webhook.Url);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.SendAsync(Message(Opened()), new CancellationToken(canceled: true)));
    }

    private static TeamsChannel Channel(Uri url) => new(Options.Create(new TeamsOptions { Url = url.AbsoluteUri }));
}
