using System.Text.Json;
using Compliance.Simulator.Kql;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Tests.Kql;

public sealed class QueryEngineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly Relation Resources = new(
        [new("id", KqlType.Text), new("name", KqlType.Text), new("type", KqlType.Text), new("size", KqlType.Long), new("properties", KqlType.Dynamic)],
        [
            Row("/a", "Alpha", "t/one", 3L, """{"state":"On","n":1,"items":["x","y"],"deep":{"k e y":{"v":"V"}},"flag":true,"at":"2026-11-20T12:00:00Z"}"""),
            Row("/b", "beta", "t/two", 1L, """{"state":"off","n":2.5,"items":[],"flag":false}"""),
            Row("/c", "gamma-ray", "t/two", 2L, """{"State":"On","items":null}"""),
        ]);

    [Theory]
    [InlineData("resources | where type == 't/two' | project name", "beta;gamma-ray")]
    [InlineData("RESOURCES | where type == 'T/two' | count", "0")]
    [InlineData("resources | where type =~ 'T/TWO' and name !~ 'BETA' | project name", "gamma-ray")]
    [InlineData("where name startswith 'al' | project name", "Alpha")]
    [InlineData("resources | where name contains 'AMM' | project name", "gamma-ray")]
    [InlineData("resources | where name contains_cs 'AMM' | count", "0")]
    [InlineData("resources | where name has 'RAY' | project name", "gamma-ray")]
    [InlineData("resources | where name has 'amma' | count", "0")]
    [InlineData("resources | where name !has 'ray' and name !contains 'b' | project name", "Alpha")]
    [InlineData("resources | where name endswith 'A' | project name", "Alpha;beta")]
    [InlineData("resources | where name in ('Alpha', 'BETA') | project name", "Alpha")]
    [InlineData("resources | where name in~ ('Alpha', 'BETA') | project name", "Alpha;beta")]
    [InlineData("resources | where name in~ ('Alpha', tolower('BETA')) | project name", "Alpha;beta")]
    [InlineData("resources | where name in (tostring(name), 'x') | count", "3")]
    [InlineData("resources | where tostring(properties.none) in~ ('') | count", "3")]
    [InlineData("resources | where size in (1, 3) | project name", "Alpha;beta")]
    [InlineData("resources | where properties.n in (1) | project name", "Alpha")]
    [InlineData("resources | where name in~ (dynamic(['ALPHA', 'x']), 'BETA') | project name", "Alpha;beta")]
    [InlineData("resources | where name matches regex strcat('^', 'b') | project name", "beta")]
    [InlineData("resources | where type == 't/two' | where name != 'beta' | union (resources | where type in ('t/one') | project name) | project name", "gamma-ray;Alpha")]
    [InlineData("resources | where name !in~ ('Alpha', 'BETA') | project name", "gamma-ray")]
    [InlineData("let names = dynamic(['beta']); resources | where name in (names) | project name", "beta")]
    [InlineData("resources | where name has_any ('ray', 'beta') | project name", "beta;gamma-ray")]
    [InlineData("resources | where size between (2 .. 3) | project name", "Alpha;gamma-ray")]
    [InlineData("resources | where name matches regex '^[a-z]+$' | project name", "beta")]
    [InlineData("resources | where properties.state == 'On' | project name", "Alpha")]
    [InlineData("resources | where properties.state =~ 'OFF' | project name", "beta")]
    [InlineData("resources | where properties.state != 'On' | project name", "beta;gamma-ray")]
    [InlineData("resources | where isnull(properties.state) | project name", "gamma-ray")]
    [InlineData("resources | where isempty(properties.state) or isnotempty(properties.none) | project name", "gamma-ray")]
    [InlineData("resources | where properties.n > 1 | project name", "beta")]
    [InlineData("resources | where not(properties.n > 1) | project name", "Alpha")]
    [InlineData("resources | where properties.flag == true | project name", "Alpha")]
    [InlineData("resources | where tobool(properties.flag) == false | project name", "beta")]
    [InlineData("resources | where properties['deep']['k e y'].v == 'V' | project name", "Alpha")]
    [InlineData("resources | where properties.items[0] == 'x' | project name", "Alpha")]
    [InlineData("resources | where properties.items[-1] == 'y' | project name", "Alpha")]
    [InlineData("resources | project x = array_length(properties.items)", "2;0;null")]
    [InlineData("resources | where todatetime(properties.at) > ago(2d) | project name", "Alpha")]
    [InlineData("resources | where todatetime(properties.at) > ago(1h) | count", "0")]
    [InlineData("resources | take 1 | project now(), ago(90m)", "2026-11-21T12:00:00.0000000Z,2026-11-21T10:30:00.0000000Z")]
    [InlineData("resources | take 1 | project datetime(2026-01-02) - 1d", "2026-01-01T00:00:00.0000000Z")]
    [InlineData("resources | order by size | project name", "Alpha;gamma-ray;beta")]
    [InlineData("resources | sort by size asc | project name", "beta;gamma-ray;Alpha")]
    [InlineData("resources | order by type desc, name asc | project name", "beta;gamma-ray;Alpha")]
    [InlineData("resources | order by toreal(properties.n) asc nulls last | project name", "Alpha;beta;gamma-ray")]
    [InlineData("resources | order by toreal(properties.n) asc | project name", "gamma-ray;Alpha;beta")]
    [InlineData("resources | top 2 by size | project name", "Alpha;gamma-ray")]
    [InlineData("resources | limit 2 | count", "2")]
    [InlineData("resources | summarize count() by type | order by type asc", "t/one,1;t/two,2")]
    [InlineData("resources | summarize n = count(), m = max(size), s = sum(size), d = dcount(type)", "3,3,6,2")]
    [InlineData("resources | summarize make_set(type)", "[\"t/one\",\"t/two\"]")]
    [InlineData("resources | summarize countif(size > 1), min(name), avg(size)", "2,Alpha,2")]
    [InlineData("resources | summarize arg_max(size, name) by type | order by type asc", "t/one,3,Alpha;t/two,2,gamma-ray")]
    [InlineData("resources | where size > 9 | summarize count()", "0")]
    [InlineData("resources | where size > 9 | summarize count() by type", "")]
    [InlineData("resources | distinct type | order by type asc", "t/one;t/two")]
    [InlineData("resources | mv-expand i = properties.items | project name, i", "Alpha,x;Alpha,y;gamma-ray,null")]
    [InlineData("resources | mv-expand properties.items to typeof(string) limit 1 | project properties_items", "x;")]
    [InlineData("resources | extend size = size * 2, half = size / 2.0 | project size, half", "6,1.5;2,0.5;4,1")]
    [InlineData("resources | take 1 | project a = @'x''y', b = dynamic(['it\\'s', \"q\"])[0]", "x'y,it's")]
    [InlineData("resources | take 1 | mv-expand i = dynamic(['1', 2, true]) to typeof(long) | project i", "null;2;null")]
    [InlineData("resources | project-away properties, id, type | project-rename label = name | where size == 1", "beta,1")]
    [InlineData("resources | project iff(size > 1, 'big', 'small'), case(size == 1, 'one', size == 2, 'two', 'many')", "big,many;small,one;big,two")]
    [InlineData("resources | project coalesce(tostring(properties.state), tostring(properties.State), '?')", "On;off;On")]
    [InlineData("resources | take 1 | project strcat(toupper(name), '-', size), strlen(name), substring(name, 1, 2), indexof(name, 'ph')", "ALPHA-3,5,lp,2")]
    [InlineData("resources | take 1 | project split(id, '/')[1], replace_string(name, 'A', 'a'), trim('a', name), extract('l(p)', 1, name)", "a,alpha,Alph,p")]
    [InlineData("resources | take 1 | project tostring(parse_json('{\"a\":[1]}').a[0]), tostring(pack('k', size)), bin(7, 5)", "1,{\"k\":3},5")]
    [InlineData("resources | take 1 | project tolong('12'), toint('x'), tostring(1.5), 7 % 4, -size", "12,null,1.5,3,-3")]
    [InlineData("resources | take 1 | project a = @'c:\\x', b = \"q'\\n\"", "c:\\x,q'\n")]
    [InlineData("resources | join kind=inner (resources | where size > 1 | project type, other = name) on type | project name, other | order by name asc, other asc", "Alpha,Alpha;beta,gamma-ray;gamma-ray,gamma-ray")]
    [InlineData("resources | join kind=leftouter (resources | where size == 3 | project type, other = name) on type | project name, other, type1", "Alpha,Alpha,t/one;beta,,;gamma-ray,,")]
    [InlineData("resources | join kind=leftanti (resources | where size == 3) on $left.type == $right.type | project name", "beta;gamma-ray")]
    [InlineData("resources | join (resources | project type, other = name) on type | count", "3")]
    [InlineData("resources | where size == 1 | project name | union (resources | where size == 3 | project name, size)", "beta,null;Alpha,3")]
    [InlineData("union (resources | where size == 1), (resources | where size == 3) | project name", "beta;Alpha")]
    [InlineData("resources | where size == 1 // a comment\n| project name;", "beta")]
    public void Run_Query_GivesRows(string query, string expected)
    {
        Assert.Equal(expected, Text(Run(query)));
        Assert.Equal(expected, Text(RunByType(query)));
    }

    [Theory]
    [InlineData("nowhere | take 1")]
    [InlineData("resources | where nme == 'a'")]
    [InlineData("resources | where name")]
    [InlineData("resources | where name == 5")]
    [InlineData("resources | where properties.a == properties.b")]
    [InlineData("resources | where name = 'a'")]
    [InlineData("resources | where name == 'abc")]
    [InlineData("resources | | project id")]
    [InlineData("resources | project tostrng(name)")]
    [InlineData("resources | project tostring(name, 1)")]
    [InlineData("resources | project id = name, id")]
    [InlineData("resources | project id.x")]
    [InlineData("resources | project iff(name, 1, 2)")]
    [InlineData("resources | project coalesce(properties.a, name)")]
    [InlineData("resources | order by properties.a")]
    [InlineData("resources | summarize count() by properties.a")]
    [InlineData("resources | distinct properties")]
    [InlineData("resources | join kind=inner (resources) on properties")]
    [InlineData("resources | join kind=fullouter (resources) on id")]
    [InlineData("resources | evaluate bag_unpack(properties)")]
    [InlineData("resources | parse name with x")]
    [InlineData("resources | mv-expand name")]
    [InlineData("resources | mv-expand properties.items limit 401")]
    [InlineData("resources | summarize percentile(size, 5)")]
    [InlineData("resources | take")]
    [InlineData("resources | where size > 1 extra")]
    [InlineData("resources | where size ! 1")]
    [InlineData("resources | project 99999999999999999999")]
    [InlineData("resources | project name + name")]
    [InlineData("resources | union (resources | project name = size)")]
    [InlineData("resources | project c = 'it''s'")]
    [InlineData("resources | where name matches regex '('")]
    [InlineData("resources | project now() - 99999999d")]
    [InlineData("resources | project 999999999999d")]
    [InlineData("resources | project (0 - 9223372036854775807 - 1) / (0 - 1)")]
    [InlineData("resources | take 99999999999999999999")]
    [InlineData("")]
    public void Run_WhatIsNotSupported_IsRefused(string query)
    {
        Assert.Throws<KqlException>(() => Run(query));
    }

    [Fact]
    public void Run_FourJoins_IsRefused()
    {
        var joins = string.Concat(Enumerable.Repeat(" | join kind=leftsemi (resources) on id", 4));

        Assert.Throws<KqlException>(() => Run("resources" + joins));
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void Run_EndlessNesting_IsRefused(char opening)
    {
        Assert.Throws<KqlException>(() => Run("resources | where " + new string(opening, 100_000) + "1"));
    }

    [Fact]
    public void Run_HashWithModulus_IsStableAndInRange()
    {
        var result = Run("resources | project hash(tolower(id), 4)");

        Assert.All(result.Rows, row => Assert.InRange((long)row[0]!, 0, 3));
        Assert.Equal(result.Rows[0][0], Run("resources | project hash('/a', 4)").Rows[0][0]);
    }

    [Fact]
    public void Run_Project_NamesColumnsAsKustoDoes()
    {
        var result = Run("resources | project tostring(properties.deep.x), tolower(name), properties.items[0], strcat(name, 'x')");

        Assert.Equal(["properties_deep_x", "Column1", "properties_items_0", "Column2"], result.Columns.Select(c => c.Name));
    }

    [Fact]
    public void Run_Summarize_NamesColumnsAsKustoDoes()
    {
        var result = Run("resources | summarize count(), make_set(name), dcount(name), any(name) by tostring(properties.state), tolower(type)");

        Assert.Equal(["properties_state", "Column1", "count_", "set_name", "dcount_name", "any_name"], result.Columns.Select(c => c.Name));
    }

    [Theory]
    [InlineData("inner")]
    [InlineData("leftsemi")]
    [InlineData("innerunique")]
    [InlineData("leftouter")]
    [InlineData("leftanti")]
    public void Run_JoinOfNoRows_DoesNotReadTheOtherSide(string kind)
    {
        var result = Engine((table, _) => table == "none" ? Resources with { Rows = [] } : Unreadable).Run(QueryParser.Parse($"none | where size > 0 | join kind={kind} (resources | where size > 0) on id | project name"));

        Assert.Empty(result.Rows);
    }

    [Theory]
    [InlineData("inner")]
    [InlineData("leftsemi")]
    [InlineData("innerunique")]
    public void Run_JoinThatCannotMatch_DoesNotReadTheOtherSide(string kind)
    {
        var result = Engine((table, _) => table == "none" ? Resources with { Rows = [] } : Unreadable).Run(QueryParser.Parse($"resources | where size > 0 | join kind={kind} (none | where size > 0) on id | project name"));

        Assert.Empty(result.Rows);
    }

    [Theory]
    [InlineData("outer")]
    [InlineData("anti")]
    public void Run_JoinWithNoRows_KeepsWhatMatchesNothing(string kind) =>
        Assert.Equal("Alpha;beta;gamma-ray", Text(Engine((table, _) => table == "none" ? Resources with { Rows = [] } : Resources).Run(QueryParser.Parse($"resources | join kind=left{kind} (none) on id | project name"))));

    [Theory]
    [InlineData("resources", "*")]
    [InlineData("resources | where type == 't/Two'", "t/two")]
    [InlineData("resources | where type =~ 'T/TWO' and name == 'x'", "t/two")]
    [InlineData("resources | where name == 'x' | where type in~ ('t/one', 'T/ONE', 't/two') | where type in ('t/two', 't/three')", "t/two")]
    [InlineData("resources | where type == 't/one' or (type == 't/two' and size > 1)", "t/one,t/two")]
    [InlineData("resources | where type == 't/one' or size > 1", "*")]
    [InlineData("resources | where type == 't/one' and type == 't/two'", "")]
    [InlineData("resources | where type != 't/one' and not(type == 't/two') and type !in~ ('t/one')", "*")]
    [InlineData("resources | where type == name or type in (name, 't/one')", "*")]
    [InlineData("resources | extend type = 't/one' | where type == 't/one'", "*")]
    [InlineData("resources | project type = name | where type == 't/one'", "*")]
    [InlineData("resources | take 1 | where type == 't/one'", "*")]
    [InlineData("union (resources | where type == 't/one') | where type == 't/two'", "t/one")]
    public void Run_FiltersByType_AskTheTableForNoOtherRows(string query, string expected)
    {
        var asked = new List<string>();

        Engine((_, types) =>
        {
            asked.Add(types is null ? "*" : string.Join(',', types.Select(type => type.ToLowerInvariant()).Order(StringComparer.Ordinal)));
            return Resources;
        }).Run(QueryParser.Parse(query));

        Assert.Equal([expected], asked);
    }

    private static Relation Unreadable => Resources with { Rows = Enumerable.Range(0, 1).Select<int, object?[]>(_ => throw new InvalidOperationException("This side is not needed.")) };

    private static QueryEngine Engine(Func<string, IReadOnlySet<string>?, Relation?> tables) => new(tables, Now);

    private static string Text(QueryResult result) => string.Join(';', result.Rows.Select(row => string.Join(',', row.Select(v => Values.Unwrap(v) is null ? "null" : Values.Text(v)))));

    private static QueryResult Run(string query) => Engine((table, _) => IsResources(table) ? Resources : null).Run(QueryParser.Parse(query));

    /// <summary>Over a table that gives no row it need not give.</summary>
    private static QueryResult RunByType(string query) =>
        Engine((table, types) => IsResources(table) ? Resources with { Rows = Resources.Rows.Where(row => types?.Contains((string)row[2]!) is not false) } : null).Run(QueryParser.Parse(query));

    private static bool IsResources(string table) => table.Equals("resources", StringComparison.OrdinalIgnoreCase);

    private static object?[] Row(string id, string name, string type, long size, string properties) => [id, name, type, size, JsonElement.Parse(properties)];
}
