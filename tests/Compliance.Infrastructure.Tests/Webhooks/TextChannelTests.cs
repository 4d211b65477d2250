using Compliance.Infrastructure.Webhooks;
using Xunit;
using static Compliance.Infrastructure.Tests.Webhooks.Alerts;

namespace Compliance.Infrastructure.Tests.Webhooks;

public sealed class TextChannelTests
{
    [Fact]
    public async Task SendAsync_SeveralAlerts_WritesOneLineEach()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var first = Opened("a");

        await new TextChannel(output).SendAsync(Message(first, Opened("b")), CancellationToken.None);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal($"OPENED High ARC-DNS-003 a: The zone is linked to no virtual network. (42 clusters affected) {first.Finding.Key}", lines[0]);
    }
}
