using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

public sealed class ArmPipelineTests
{
    [Theory]
    [InlineData("https://management.azure.com", "https://management.azure.com/.default")]
    [InlineData("https://management.usgovcloudapi.net/", "https://management.usgovcloudapi.net/.default")]
    [InlineData("https://management.chinacloudapi.cn", "https://management.chinacloudapi.cn/.default")]
    public async Task Build_Cloud_AsksForATokenOfThatCloud(string endpoint, string scope)
    {
        var azure = new ScriptedAzure().Answer("{}");
        azure.Options.Endpoint = new Uri(endpoint);
        var credential = new FixedCredential();
        var pipeline = ArmPipeline.Build(azure.Options, credential, azure.Transport());
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new Uri(endpoint));

        await pipeline.SendAsync(message, CancellationToken.None);

        Assert.Equal([scope], credential.Scopes);
        Assert.Equal("Bearer real-token", azure.Requests[0].Authorization);
    }

    [Fact]
    public async Task Build_Simulator_NeverAsksForAToken()
    {
        var azure = new ScriptedAzure().Answer("{}");
        var credential = new FixedCredential();
        var pipeline = ArmPipeline.Build(azure.Options, credential, azure.Transport());
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(ScriptedAzure.Endpoint);

        await pipeline.SendAsync(message, CancellationToken.None);

        Assert.Empty(credential.Scopes);
        Assert.Equal("Bearer loopback", azure.Requests[0].Authorization);
    }

    [Theory]
    [InlineData("http://management.azure.com/")]
    [InlineData("http://127.0.0.1:1/")]
    public async Task Build_CloudOverPlainHttp_SendsNoToken(string address)
    {
        var azure = new ScriptedAzure();
        azure.Options.Endpoint = ArmCloud.Public.Endpoint;
        var pipeline = ArmPipeline.Build(azure.Options, new FixedCredential(), azure.Transport());
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new Uri(address));

        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.SendAsync(message, CancellationToken.None).AsTask());

        Assert.Empty(azure.Requests);
    }

    [Fact]
    public async Task Build_SimulatorThatIsNotOnThisMachine_SendsNothing()
    {
        var azure = new ScriptedAzure();
        var pipeline = ArmPipeline.Build(azure.Options, new FixedCredential(), azure.Transport());
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new Uri("http://10.0.0.4/"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.SendAsync(message, CancellationToken.None).AsTask());

        Assert.Empty(azure.Requests);
    }

    [Theory]
    [InlineData("https://management.azure.com", "https://login.microsoftonline.com/")]
    [InlineData("https://MANAGEMENT.azure.com:443/", "https://login.microsoftonline.com/")]
    [InlineData("https://management.usgovcloudapi.net", "https://login.microsoftonline.us/")]
    [InlineData("https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn/")]
    [InlineData("https://management.azure.com:444", null)]
    [InlineData("https://user@management.azure.com", null)]
    [InlineData("http://management.azure.com", null)]
    [InlineData("http://127.0.0.1:7080", null)]
    public void Of_Endpoint_TellsTheCloudItsIdentitiesComeFrom(string endpoint, string? authority) =>
        Assert.Equal(authority, ArmCloud.Of(new Uri(endpoint))?.Authority.AbsoluteUri);

    [Theory]
    [InlineData("https://management.azure.com", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("https://localhost", true)]
    [InlineData("http://management.azure.com", false)]
    [InlineData("https://management.azure.com.evil.example", false)]
    [InlineData("http://10.0.0.4", false)]
    [InlineData("ftp://127.0.0.1", false)]
    public void Validate_Endpoint_MustBeACloudOrLoopback(string endpoint, bool isValid) =>
        Assert.Equal(isValid, Validate(new AzureOptions { Endpoint = new Uri(endpoint) }).Succeeded);

    [Fact]
    public void Validate_EachFault_IsNamed()
    {
        var result = Validate(new AzureOptions { Subscriptions = ["/subscriptions/x"], ManagementGroup = "mg", MaxRetries = 11, RetryDelay = TimeSpan.Zero, TryTimeout = TimeSpan.Zero, CallTimeout = TimeSpan.FromDays(1), OperationTimeout = TimeSpan.Zero, PollDelay = TimeSpan.Zero });

        Assert.Equal(8, result.Failures?.Count());
    }

    private static ValidateOptionsResult Validate(AzureOptions options) => new AzureOptionsValidator().Validate(null, options);
}
