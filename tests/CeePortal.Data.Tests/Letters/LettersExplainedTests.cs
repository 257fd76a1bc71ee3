using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Letters;

/// <summary>Whatever goes out as a request is explained to whoever holds the letter, by a clock that there is.</summary>
public sealed class LettersExplainedTests
{
    [Fact]
    public async Task Every_request_that_a_kind_sends_is_explained()
    {
        using var test = new TestDatabase();
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        await using var db = test.Open();
        var explained = await db.RefLetters.ToDictionaryAsync(l => l.Code);
        var sent = typeof(WorkFact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AskingFact)) && !t.IsAbstract)
            .Select(t => ((AskingFact)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(t)).Letter!).Distinct().ToList();
        Assert.Contains("cf28", sent);
        Assert.Empty(sent.Except(explained.Keys));
        Assert.All(explained.Values, l => Assert.True(l.Clock is null || ClockBook.Declared.Find(l.Clock) is not null, l.Code));
        Assert.All(explained.Values, l => Assert.True(l.Means.EndsWith('.') && l.WhatToDo.EndsWith('.'), l.Code));
    }
}
