using System.ComponentModel.DataAnnotations;

namespace Compliance.Web.Tests;

public sealed class WebOptionsTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("X-Key", "0123456789abcdef", true)]
    [InlineData("X-Key", null, false)]
    [InlineData(null, "0123456789abcdef", false)]
    [InlineData("X-Key", "short", false)]
    public void Validate_Secret_BelongsToItsHeader(string? header, string? secret, bool expected)
    {
        var options = new WebOptions { EventsSecretHeader = header, EventsSecret = secret };

        var valid = Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true);

        Assert.Equal(expected, valid);
    }
}
