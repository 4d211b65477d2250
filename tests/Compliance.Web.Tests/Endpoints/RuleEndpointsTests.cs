using System.Net;
using Compliance.Rules;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class RuleEndpointsTests
{
    [Fact]
    public async Task List_Catalogue_HasEveryRule()
    {
        await using var web = await RunningWeb.StartAsync();

        var list = await web.GetJsonAsync("/api/rules");

        Assert.Equal(
            BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value),
            list.GetProperty("items").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Get_AnyCase_IsTheRule()
    {
        await using var web = await RunningWeb.StartAsync();

        var rule = await web.GetJsonAsync("/api/rules/arc-pl-011");

        Assert.Equal("ARC-PL-011", rule.GetProperty("id").GetString());
        Assert.Equal("publicAccess", rule.GetProperty("hop").GetString());
        Assert.Equal("disablePublicAccess", rule.GetProperty("remediation").GetString());
        Assert.True(rule.GetProperty("mandatory").GetBoolean());
    }

    [Fact]
    public async Task Get_Unknown_Is404()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.Client.GetAsync("/api/rules/ARC-XX-999");

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }
}
