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
        var result = Validate(new AzureOptions { Subscriptions = ["/subscriptions/x"], ManagementGroup = "mg", MaxRetries = 11, RetryDelay = TimeSpan.Zero });

        Assert.Equal(4, result.Failures?.Count());
    }

    private static ValidateOptionsResult Validate(AzureOptions options) => new AzureOptionsValidator().Validate(null, options);
}
