using System.Diagnostics;

namespace Compliance.Simulator.Tests.OfficialClients;

public sealed class OfficialClientsTests
{
    /// <summary>Set to a folder, it gets the exchanges of each client: what the conformance step validates.</summary>
    private static readonly string? Exchanges = Environment.GetEnvironmentVariable("COMPLIANCE_EXCHANGES");

    [OfficialClientsTheory]
    [InlineData("resourcegraph")]
    [InlineData("hybridcompute")]
    [InlineData("hybridkubernetes")]
    [InlineData("kubernetesconfiguration")]
    [InlineData("privatedns")]
    [InlineData("network")]
    public async Task Client_WorksAsWithAzure(string client)
    {
        var folder = OfficialClientsFolder.Required;
        var options = new SimulatorOptions
        {
            AsyncOperationDuration = TimeSpan.FromMilliseconds(50),
            ExchangeFile = string.IsNullOrEmpty(Exchanges) ? null : Path.Combine(Exchanges, $"{client}.json"),
        };
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole(), options);

        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "OfficialClients", "clients.mjs"), azure.Azure.Endpoint.GetLeftPart(UriPartial.Authority), EstateBuilder.Subscription, client, folder },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.True(node.ExitCode == 0, string.Join('\n', said));
    }
}
