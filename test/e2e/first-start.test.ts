import { describe, expect, test } from 'vitest'
import { newPage } from './chromium.ts'
import { siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ demonstration: true })
const PASSWORD = 'a-password-of-my-own'

describe('the first start', () => {
  test('from the link in the terminal to an administrator, demonstration data, and the first colleague', async () => {
    const { page, complaints } = await newPage(site.browser)
    const link = site.installation.server.firstLink!.replace('http://localhost', site.address)
    await page.goto(link)
    await page.getByLabel('姓名').fill('王主任')
    await page.getByLabel('账号').fill('wang@county.example')
    await page.getByLabel('新密码').fill(PASSWORD)
    await page.getByLabel('再输一次密码').fill('another-password')
    await page.getByRole('button', { name: '建立账号并登录' }).click()
    await page.getByText('两次输入的密码不一样').waitFor()
    await page.getByLabel('再输一次密码').fill(PASSWORD)
    await page.getByRole('button', { name: '建立账号并登录' }).click()
    await page.getByRole('button', { name: '王主任' }).click()
    await page.getByRole('menuitem', { name: '管理', exact: true }).click()

    // the demonstration data comes and goes
    await page.getByRole('tab', { name: '演示数据' }).click()
    await page.getByText('county@demo.example').waitFor()
    expect(await page.getByText('admin@demo.example').count()).toBe(0)
    await page.getByRole('button', { name: '清除演示数据' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '清除演示数据' }).click()
    await page.getByRole('button', { name: '载入演示数据' }).waitFor()

    await page.getByRole('tab', { name: '人员' }).click()
    await page.getByRole('button', { name: '邀请' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('李科员')
    await dialog.getByLabel('账号').fill('li@county.example')
    await dialog.getByLabel('角色').click()
    await page.getByRole('option', { name: '县级填报人' }).click()
    await dialog.getByLabel('地区').fill('晋江')
    await page.getByRole('option', { name: /晋江市/ }).click()
    await dialog.getByRole('button', { name: '邀请' }).click()
    const first = await page.locator('.secret').first().textContent()
    await page.getByRole('button', { name: '重新发送 李科员 的链接' }).click()
    await expect.poll(() => page.locator('.secret').first().textContent()).not.toBe(first)
    const invitation = (await page.locator('.secret').first().textContent())!.replace(
      'http://localhost',
      site.address,
    )

    const colleague = await newPage(site.browser)
    await colleague.page.goto(invitation)
    expect(await colleague.page.getByLabel('账号').inputValue()).toBe('li@county.example')
    await colleague.page.getByLabel('新密码').fill(PASSWORD)
    await colleague.page.getByLabel('再输一次密码').fill(PASSWORD)
    await colleague.page.getByRole('button', { name: '建立账号并登录' }).click()
    await colleague.page.getByRole('button', { name: '李科员' }).waitFor()
    await colleague.page.getByRole('button', { name: '开始填报' }).click()
    await colleague.page.getByRole('dialog').getByText('福建省泉州市晋江市').waitFor()
    await colleague.page.getByRole('dialog').getByRole('button', { name: '开始填报' }).click()
    await colleague.page.waitForSelector('.application-bar')
    await colleague.page
      .getByRole('region', { name: '申报状态' })
      .getByText('已于 2024年7月31日 23:59 截止')
      .waitFor()

    // the way out, and in again
    await colleague.page.getByRole('button', { name: '李科员' }).click()
    await colleague.page.getByRole('menuitem', { name: '退出登录' }).click()
    await colleague.page.getByRole('button', { name: '退出并删除本机副本' }).click()
    await colleague.page.getByRole('link', { name: '登录' }).click()
    await colleague.page.getByLabel('账号').fill('li@county.example')
    await colleague.page.getByLabel('密码').fill('wrong-password')
    await colleague.page.getByRole('button', { name: '登录', exact: true }).click()
    await colleague.page.getByText('账号或密码不对').waitFor()
    await colleague.page.getByLabel('密码').fill(PASSWORD)
    await colleague.page.getByRole('button', { name: '登录', exact: true }).click()
    // nothing of the account is on this computer any more: signing out asks nothing
    await colleague.page.getByRole('button', { name: '李科员' }).click()
    await colleague.page.getByRole('menuitem', { name: '退出登录' }).click()
    await colleague.page.getByRole('link', { name: '登录' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a link for the first administrator that was used says that there is one', async () => {
    const { page } = await newPage(site.browser)
    await page.goto(site.installation.server.firstLink!.replace('http://localhost', site.address))
    await page.getByText('已有系统管理员').waitFor()
    expect(await page.locator('form').count()).toBe(0)
  })
})
